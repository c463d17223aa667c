package org.latentrom.engine.cvae;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.latentrom.engine.container.Container;
import org.latentrom.engine.container.ContainerException;
import org.latentrom.engine.cvae.network.NetworkPreset;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.progress.Progress;

/** Models that are told parameters of the run go the whole way: training, file, latents, fields, statistics. */
class ConditionalModelTest {
    private static final List<Field> FIELDS = TestFields.waves(12, 6, 7);

    /** @return fields with two parameters, the first of which is the field's place in the series */
    static CvaeData data() {
        var parameters = new double[FIELDS.size()][];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = new double[]{0.01 * i, i % 3};
        }
        return CvaeData.of(FIELDS, List.of("nu", "Re"), parameters);
    }

    static CvaeModel trained(final NetworkPreset preset) {
        var network = preset.options();
        CvaeOptions options = CvaeOptions.DEFAULT
            .withNetwork(network.withSizes(4, 2, 6).withHidden(preset == NetworkPreset.MLP ? List.of(9, 5) : List.of()))
            .withEpochs(2).withBatchSize(4);
        return CvaeTrainer.train(data(), TestFields.range(0, 9), TestFields.range(9, 12), options, Progress.NONE)
            .model();
    }

    private static CvaeModel copy(final CvaeModel model) throws IOException {
        var out = new ByteArrayOutputStream();
        model.write(out);
        return CvaeModel.read(new ByteArrayInputStream(out.toByteArray()));
    }

    @ParameterizedTest
    @EnumSource
    void everyNetworkTrainsIsSavedAndIsToldItsConditions(final NetworkPreset preset) throws IOException {
        CvaeModel model = trained(preset);
        CvaeModel read = copy(model);
        assertEquals(List.of("nu", "Re"), read.conditionNames());
        assertEquals(model.options(), read.options());
        assertEquals(preset.options().kind(), read.options().network().kind());
        double[][] parameters = data().parameters();
        LatentPosterior p = model.encode(FIELDS, parameters, Progress.NONE);
        assertArrayEquals(p.mean()[3], read.encode(FIELDS, parameters, Progress.NONE).mean()[3]);
        List<Field> decoded = model.decode(p.mean(), parameters, DecodedValue.MEAN, 0, Progress.NONE);
        assertArrayEquals(decoded.get(5).values(),
            read.decode(p.mean(), parameters, DecodedValue.MEAN, 0, Progress.NONE).get(5).values());
        // another parameter: other latents of the same field, another field of the same latents
        double[][] other = data().parameters();
        other[5][0] = 0.5;
        LatentPosterior q = model.encode(FIELDS, other, Progress.NONE);
        assertNotEquals(p.mean()[5][0], q.mean()[5][0]);
        assertArrayEquals(p.mean()[4], q.mean()[4], 1e-6);
        float[] moved = model.decode(p.mean(), other, DecodedValue.MEAN, 0, Progress.NONE).get(5).values();
        assertNotEquals(decoded.get(5).values()[0], moved[0]);
    }

    @Test
    void conditionsAreAskedFor() {
        CvaeModel model = trained(NetworkPreset.MLP);
        String encode = assertThrows(IllegalArgumentException.class, () -> model.encode(FIELDS, Progress.NONE))
            .getMessage();
        assertTrue(encode.contains("the model needs [nu, Re] of each of the 12 rows"), encode);
        assertThrows(IllegalArgumentException.class, () -> model.decode(new double[3][2], Progress.NONE));
        var options = StatisticsOptions.DEFAULT;
        assertThrows(IllegalArgumentException.class, () -> CvaeStatistics.of(model, FIELDS, options, Progress.NONE));
        CvaeStatistics s = CvaeStatistics.of(model, FIELDS, data().parameters(), options, Progress.NONE);
        assertEquals(12, s.fields());
    }

    @Test
    void damagedConditionsAreRefused() throws ContainerException {
        Container c = CvaeModelFormat.toContainer(trained(NetworkPreset.MLP));
        assertEquals(2, CvaeModelFormat.ofContainer(c).conditionNames().size());
        for (Container bad : new Container[]{c.with("condition mean", new double[1]),
            c.with("condition mean", new double[]{0, Double.NaN}), c.with("condition deviation", new double[2]),
            c.with("condition deviation", new double[]{1, 1, 1})}) {
            assertThrows(ContainerException.class, () -> CvaeModelFormat.ofContainer(bad));
        }
    }
}
