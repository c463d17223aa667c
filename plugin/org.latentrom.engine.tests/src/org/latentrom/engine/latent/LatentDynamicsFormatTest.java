package org.latentrom.engine.latent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.latentrom.engine.container.Container;
import org.latentrom.engine.container.ContainerException;
import org.latentrom.engine.container.ContainerFormat;
import org.latentrom.engine.progress.Progress;

class LatentDynamicsFormatTest {
    private static final double[] Z = {0.3, -0.4};

    private static final double[] NU = {0.05};

    private static LatentTrajectories data() {
        return new LatentTrajectories(List.of("nu"),
            List.of(Trajectories.of("a", Trajectories.times(0, 0.1, 10), Trajectories::oscillator, 0.01),
                Trajectories.of("b", Trajectories.times(0, 0.1, 10), t -> new double[]{Math.exp(-t), t}, 1)));
    }

    private static ResidualDynamics residual() {
        return ResidualTrainer.train(data(), ResidualOptions.defaults().withNetworks(2, 4, 3)
            .withTraining(2, 8, 1e-2, 2),
            Progress.NONE).dynamics();
    }

    private static byte[] bytes(final LatentDynamics dynamics) throws IOException {
        var out = new ByteArrayOutputStream();
        LatentDynamicsFormat.write(dynamics, out);
        return out.toByteArray();
    }

    private static LatentDynamics read(final byte[] bytes) throws IOException {
        return LatentDynamicsFormat.read(new ByteArrayInputStream(bytes));
    }

    private static void assertSame(final LatentDynamics a, final LatentDynamics b) {
        assertArrayEquals(a.step(Z, 0.1, NU), b.step(Z, 0.1, NU), "the same bits");
        assertEquals(a.parameterNames(), b.parameterNames());
        assertEquals(a.timeStep(), b.timeStep());
        assertEquals(a.summary(), b.summary());
        assertArrayEquals(a.range().least(), b.range().least());
        assertArrayEquals(a.range().greatest(), b.range().greatest());
    }

    @Test
    void residualDynamicsComeBack() throws IOException {
        var dynamics = residual();
        var back = assertInstanceOf(ResidualDynamics.class, read(bytes(dynamics)));
        assertSame(dynamics, back);
        assertEquals(3, back.members().size());
    }

    @Test
    void linearDynamicsComeBack() throws IOException {
        var dynamics = LinearDynamics.fit(data());
        assertSame(dynamics, assertInstanceOf(LinearDynamics.class, read(bytes(dynamics))));
    }

    @Test
    void linearDynamicsWithoutParametersComeBack() throws IOException {
        var dynamics = LinearDynamics.fit(new LatentTrajectories(List.of(),
            List.of(Trajectories.of("a", Trajectories.times(0, 0.1, 10), Trajectories::oscillator))));
        assertArrayEquals(dynamics.step(Z, 0.1, new double[0]), read(bytes(dynamics)).step(Z, 0.1, new double[0]));
    }

    @Test
    void everyDamagedByteIsNoticed() throws IOException {
        byte[] good = bytes(LinearDynamics.fit(data()));
        for (int i = 0; i < good.length; i++) {
            byte[] bad = good.clone();
            bad[i] ^= 0x10;
            assertThrows(ContainerException.class, () -> read(bad), "byte " + i);
        }
    }

    @Test
    void headersThatLieAreRefused() {
        for (String header : List.of("", "[]", "{", "{\"type\":\"linear\"}",
            "{\"type\":\"magic\",\"latentSize\":1,\"parameters\":[]}",
            "{\"type\":\"linear\",\"latentSize\":-1,\"parameters\":[]}",
            "{\"type\":\"linear\",\"latentSize\":2000000000,\"parameters\":[]}",
            "{\"type\":\"linear\",\"latentSize\":1,\"parameters\":[null]}",
            "{\"type\":\"residual\",\"latentSize\":1,\"parameters\":[],\"hidden\":[2000000000],\"members\":1}",
            "{\"type\":\"residual\",\"latentSize\":1,\"parameters\":[],\"hidden\":[0],\"members\":1}",
            "{\"type\":\"residual\",\"latentSize\":1,\"parameters\":[],\"members\":1}",
            "{\"type\":\"residual\",\"latentSize\":1,\"parameters\":[],\"hidden\":[1],\"members\":0}",
            "{\"type\":\"linear\",\"latentSize\":1,\"parameters\":[]}")) {
            byte[] bytes = ContainerFormat.toBytes(Container.of("latent-dynamics", 1, header));
            assertThrows(ContainerException.class, () -> read(bytes), header);
        }
    }

    @Test
    void numbersThatLieAreRefused() throws IOException {
        byte[] good = bytes(residual());
        Container container = ContainerFormat.ofBytes(good, "latent-dynamics", 1);
        for (Container bad : List.of(container.with("weights 1", new double[5]),
            container.with("state deviation", new double[]{1, 0}),
            container.with("time step", new double[]{Double.NaN}),
            container.with("parameter mean", new double[0]), container.with("least", new float[2]))) {
            byte[] bytes = ContainerFormat.toBytes(bad);
            String message = assertThrows(ContainerException.class, () -> read(bytes)).getMessage();
            assertTrue(message.contains("latent"), message);
        }
    }
}
