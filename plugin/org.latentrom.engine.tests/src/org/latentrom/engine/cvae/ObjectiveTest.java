package org.latentrom.engine.cvae;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.latentrom.engine.cvae.network.Architecture;
import org.latentrom.engine.cvae.network.Network;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.progress.Progress;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The gradient of the whole objective (encoder, noise, decoder, likelihood, KL) by the parameters against central
 * differences. The network runs in float64; what passes through Java in between is float32, which limits the agreement.
 */
class ObjectiveTest {
    private static final double BETA = 0.7;

    @ParameterizedTest
    @EnumSource
    void gradientAgreesWithDifferences(final ObservationModel model) {
        List<Field> fields = TestFields.waves(4, 6, 7);
        var a = TestFields.architecture(2, 6, 7, 2, 2, 3, 4, 2);
        var packing = new Packing(a, fields.get(0).mask());
        Scaling scaling = Scaling.of(fields, TestFields.range(0, 4), fields.get(0).mask().toBooleanArray(),
            Progress.NONE);
        // beyond a limit the gradient that leads back is not the density's derivative, which is 0
        var free = ObjectiveOptions.DEFAULT.withLogitLimit(Double.POSITIVE_INFINITY);
        Likelihood likelihood =
            Likelihood.of(CvaeOptions.DEFAULT.withObservation(model).withObjective(free), packing, scaling,
                new double[]{1, 1});
        var network = new Network(a, 4, true, DataType.DOUBLE);
        try (var session = new Session(a, scaling, likelihood, network)) {
            network.parameters().set(network.parameters().initial(4));
            var noise = new float[8];
            var random = new Random(6);
            for (int i = 0; i < noise.length; i++) {
                noise[i] = (float)random.nextGaussian();
            }
            var objective = new Objective(session, 2);
            objective.forward(fields, noise);
            objective.backward(4, noise, BETA);
            double factor = likelihood.gradientFactor();
            INDArray gradient = network.parameters().gradient().dup().divi(factor);
            INDArray at = network.parameters().value();
            assertTrue(gradient.norm2Number().doubleValue() > 1e-3);
            for (int k = 0; k < 5; k++) {
                INDArray direction = gradient.dup();
                if (k > 0) {
                    // blocks of parameters drawn at random, so that no part hides behind the largest
                    for (long i = 0; i < direction.length(); i++) {
                        direction.putScalar(i, random.nextInt(10) == 0 ? random.nextGaussian() : 0);
                    }
                }
                direction.divi(direction.norm2Number().doubleValue());
                double h = 1e-3;
                at.addi(direction.mul(h));
                double above = loss(session, objective, fields, noise);
                at.subi(direction.mul(2 * h));
                double below = loss(session, objective, fields, noise);
                at.addi(direction.mul(h));
                double expected = gradient.mul(direction).sumNumber().doubleValue();
                double tolerance = 2e-3 * gradient.norm2Number().doubleValue();
                assertEquals((above - below) / (2 * h), expected, tolerance, "direction " + k);
            }
        }
    }

    /** For the Gaussian this takes the best variance anew: by the envelope theorem the gradient is the same. */
    private static double loss(final Session session, final Objective objective, final List<Field> fields,
        final float[] noise) {
        session.likelihood().settle();
        objective.forward(fields, noise);
        double log = session.likelihood().settle();
        session.likelihood().adapt(session.output(), session.target(), fields.size());
        return -(log - BETA * objective.kl()) / session.likelihood().packing().validSize();
    }
}
