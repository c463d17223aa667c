package org.latentrom.engine.cvae;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.latentrom.engine.cvae.network.Architecture;
import org.latentrom.engine.cvae.network.Network;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.progress.Progress;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The gradient of the whole objective (encoder, noise, decoder, likelihood, all terms) by the parameters against
 * central differences of a loss that is written down here once more. The network runs in float64; what passes through
 * Java in between is float32, which limits the agreement; the terms by themselves are tested in float64.
 */
class ObjectiveTest {
    private static final double BETA = 0.7;

    private static final int LATENTS = 2;

    private static final int FIELDS = 3;

    /** A penalty that has nothing to do with the data: sum of c x^2 / 2 over the second channel. */
    private static final FieldPenalty PENALTY = (row, decoded, gradient) -> {
        double sum = 0;
        for (int i = 0; i < decoded[1].length; i++) {
            double c = 0.1 * (row + 1) + 0.01 * i;
            sum += 0.5 * c * decoded[1][i] * decoded[1][i];
            gradient[1][i] = c * decoded[1][i];
        }
        return sum;
    };

    private CvaeOptions m_options;

    private BatchLayout m_layout;

    private Session m_session;

    private Batch m_batch;

    private float[] m_noise;

    private Objective m_objective;

    static Stream<Arguments> objectives() {
        // beyond a limit the gradient that leads back is not the density's derivative, which is 0
        ObjectiveOptions o = ObjectiveOptions.DEFAULT.withLogitLimit(Double.POSITIVE_INFINITY).withPenalty(0);
        var all = Stream.<Arguments>builder();
        for (ObservationModel model : ObservationModel.values()) {
            all.add(Arguments.of(model, o));
            all.add(Arguments.of(model, o.withPenalty(0.5).withConsistency(0.4)));
        }
        // a learned variance is the best one for the mean of the draws, not for their weighted bound
        for (ObservationModel model : List.of(ObservationModel.GAUSSIAN_FIXED, ObservationModel.BERNOULLI,
            ObservationModel.CONTINUOUS_BERNOULLI)) {
            all.add(Arguments.of(model, o.withSigma(2).withSamples(3)));
            all.add(Arguments.of(model, o.withSigma(2).withSamples(2).withConsistency(2).withPenalty(0.1)));
        }
        return all.add(Arguments.of(ObservationModel.GAUSSIAN, o.withFreeBits(1.4)))
            .add(Arguments.of(ObservationModel.GAUSSIAN, o.withFreeBits(100)))
            .add(Arguments.of(ObservationModel.GAUSSIAN, o.withDeterministic(true).withPenalty(0.1))).build();
    }

    @ParameterizedTest
    @MethodSource("objectives")
    void gradientAgreesWithDifferences(final ObservationModel model, final ObjectiveOptions options) {
        List<Field> fields = TestFields.waves(FIELDS, 6, 7);
        Architecture a = TestFields.architecture(2, 6, 7, 2, 2, 3, 4, LATENTS);
        var packing = new Packing(a, fields.get(0).mask());
        int[] all = TestFields.range(0, FIELDS);
        Scaling scaling = Scaling.of(fields, all, fields.get(0).mask().toBooleanArray(), Progress.NONE);
        m_options = CvaeOptions.DEFAULT.withObservation(model).withObjective(options);
        m_layout = BatchLayout.of(options, FIELDS);
        var data =
            new CvaeData(fields, List.of(), new double[FIELDS][0], List.of("a", "a", "a"), new double[]{0, 1, 2});
        var random = new Random(6);
        m_batch = new Batcher(fields, data, all, m_layout).batch(all, random);
        m_noise = new float[m_layout.rows() * LATENTS];
        for (int i = 0; i < m_noise.length; i++) {
            m_noise[i] = (float)random.nextGaussian();
        }
        Likelihood likelihood = Likelihood.of(m_options, packing, scaling, new double[]{1, 1});
        var network = new Network(a, m_layout.rows(), true, DataType.DOUBLE);
        try (var session = new Session(a, scaling, likelihood, network)) {
            m_session = session;
            if (options.deterministic()) {
                m_session.makeDeterministic();
            }
            network.parameters().set(network.parameters().initial(4));
            m_objective = new Objective(m_session, options, m_layout, PENALTY, LATENTS);
            loss();
            m_objective.backward(m_noise, BETA);
            INDArray gradient = network.parameters().gradient().dup().divi(likelihood.gradientFactor());
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
                double above = loss();
                at.subi(direction.mul(2 * h));
                double below = loss();
                at.addi(direction.mul(h));
                double expected = gradient.mul(direction).sumNumber().doubleValue();
                double tolerance = 2e-3 * gradient.norm2Number().doubleValue();
                assertEquals((above - below) / (2 * h), expected, tolerance, "direction " + k);
            }
        }
    }

    /** For a learned variance this takes the best one anew: by the envelope theorem the gradient is the same. */
    private double loss() {
        m_session.likelihood().settle();
        m_objective.forward(m_batch, m_noise);
        ObjectiveOptions o = m_options.objective();
        double loss = o.samples() > 1 ? importanceWeighted() : negativeElbo();
        if (o.consistency() > 0) {
            for (int field = 0; field < FIELDS; field++) {
                loss += o.consistency() * divergence(m_layout.neighbourRow(field), m_layout.row(field))
                    / m_layout.groups();
            }
        }
        var field = new float[m_session.likelihood().packing().fieldSize()];
        for (int row = 0; row < m_layout.rows() && o.penalty() > 0; row++) {
            m_session.likelihood().mean(m_session.output(), row, field);
            int pixels = field.length / 2;
            var decoded = new double[2][pixels];
            for (int i = 0; i < field.length; i++) {
                decoded[i / pixels][i % pixels] = field[i];
            }
            loss += o.penalty() / m_layout.rows()
                * PENALTY.evaluate(m_batch.numbers()[row], decoded, new double[2][pixels]);
        }
        return loss / m_session.likelihood().packing().validSize();
    }

    private double logDensity(final int row) {
        return m_session.likelihood().logDensity(m_session.output(), m_session.target(), row);
    }

    private double negativeElbo() {
        double loss = 0;
        for (int row = 0; row < m_layout.rows(); row++) {
            loss -= logDensity(row) / m_layout.rows();
        }
        for (int l = 0; l < LATENTS && !m_options.objective().deterministic(); l++) {
            double kl = 0;
            for (int row = 0; row < m_layout.rows(); row++) {
                double m = m_session.mean(row, l);
                double v = m_session.logVariance(row, l);
                kl += 0.5 * (m * m + Math.exp(v) - v - 1) / m_layout.rows();
            }
            loss += BETA * Math.max(kl, m_options.objective().freeBits());
        }
        return loss;
    }

    private double importanceWeighted() {
        int samples = m_options.objective().samples();
        double loss = 0;
        for (int group = 0; group < m_layout.groups(); group++) {
            var w = new double[samples];
            for (int s = 0; s < samples; s++) {
                int row = group * samples + s;
                w[s] = logDensity(row);
                for (int l = 0; l < LATENTS; l++) {
                    double z = m_session.z()[row * LATENTS + l];
                    double v = m_session.logVariance(row, l);
                    double d = z - m_session.mean(row, l);
                    w[s] += BETA * 0.5 * (d * d / Math.exp(v) + v - z * z);
                }
            }
            double sum = 0;
            for (double v : w) {
                sum += Math.exp(v - w[0]) / samples;
            }
            loss -= (w[0] + Math.log(sum)) / m_layout.groups();
        }
        return loss;
    }

    private double divergence(final int from, final int to) {
        double kl = 0;
        for (int l = 0; l < LATENTS; l++) {
            double v = Math.exp(m_session.logVariance(from, l));
            double w = Math.exp(m_session.logVariance(to, l));
            double d = m_session.mean(from, l) - m_session.mean(to, l);
            kl += 0.5 * (Math.log(w / v) + (v + d * d) / w - 1);
        }
        return kl;
    }
}
