package org.latentrom.engine.cvae;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.latentrom.engine.cvae.network.Architecture;
import org.latentrom.engine.cvae.network.NetworkOptions;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.progress.Progress;

/** Densities, gradients and decoded means of the observation models. */
class LikelihoodTest {
    private static final int ROWS = 3;

    private List<Field> m_fields;

    private Packing m_packing;

    private Scaling m_scaling;

    private float[] m_output;

    private float[] m_target;

    @BeforeEach
    void prepare() {
        m_fields = TestFields.waves(8);
        boolean[] valid = m_fields.get(0).mask().toBooleanArray();
        m_packing =
            new Packing(Architecture.of(m_fields.get(0).shape(), NetworkOptions.DEFAULT), m_fields.get(0).mask());
        m_scaling = Scaling.of(m_fields, TestFields.range(0, 8), valid, Progress.NONE);
        m_output = new float[ROWS * m_packing.size()];
        m_target = new float[ROWS * m_packing.size()];
        var random = new Random(2);
        for (int i = 0; i < m_output.length; i++) {
            // multiples of 1 / 1024, so that steps from them are exact in float32
            m_output[i] = Math.round(1024 * random.nextGaussian()) / 1024f;
        }
    }

    private Likelihood likelihood(final ObservationModel model) {
        Likelihood likelihood =
            Likelihood.of(CvaeOptions.DEFAULT.withObservation(model), m_packing, m_scaling, new double[]{0.5, 2});
        for (int row = 0; row < ROWS; row++) {
            likelihood.target(m_fields.get(row).values(), m_target, row * m_packing.size());
        }
        return likelihood;
    }

    @ParameterizedTest
    @EnumSource
    void gradientAgreesWithDifferencesAndIsZeroAtInvalidPixels(final ObservationModel model) {
        // a mean in the middle has the logit 0; nothing is rounded where outputs are added to it, or targets taken away
        var mean = new float[m_packing.fieldSize()];
        Arrays.fill(mean, 2);
        m_scaling = new Scaling(mean, m_scaling.deviation(), new double[2], new double[]{4, 4});
        Likelihood likelihood = likelihood(model);
        for (int i = 0; i < m_target.length; i++) {
            m_target[i] = Math.round(1024 * m_target[i]) / 1024f;
        }
        var gradient = new float[m_output.length];
        likelihood.gradient(m_output, m_target, 1, 1, gradient);
        int offset = m_packing.size();
        for (int i = 0; i < m_packing.size(); i++) {
            if (m_packing.source(i) < 0) {
                assertEquals(0, gradient[offset + i], "padding or invalid pixel " + i);
            }
        }
        for (int k = 0; k < 60; k++) {
            int i = offset + m_packing.valid(k % 2)[k];
            double slope = slope(i, 1f / 64, () -> likelihood.logDensity(m_output, m_target, 1));
            assertEquals(-slope, gradient[i], 1e-6 * Math.max(1, Math.abs(gradient[i])));
        }
    }

    /** @return derivative by an output, by differences of fourth order whose steps are exact in float32 */
    private double slope(final int i, final float h, final DoubleSupplier function) {
        float value = m_output[i];
        var f = new double[5];
        for (int k = 0; k < 5; k++) {
            m_output[i] = value + (k - 2) * h;
            f[k] = function.getAsDouble();
        }
        m_output[i] = value;
        return (f[0] - 8 * f[1] + 8 * f[3] - f[4]) / (12 * h);
    }

    /** The chain rule from a loss of the decoded mean to the decoder's output. */
    @ParameterizedTest
    @EnumSource
    void gradientOfTheMeanAgreesWithDifferences(final ObservationModel model) {
        Likelihood likelihood = likelihood(model);
        int pixels = m_packing.fieldSize() / 2;
        var random = new Random(3);
        var slopes = new double[2][pixels];
        for (double[] channel : slopes) {
            Arrays.setAll(channel, i -> random.nextGaussian());
        }
        var gradient = new float[m_output.length];
        Arrays.fill(gradient, 0.5f);
        likelihood.meanGradient(m_output, 1, slopes, gradient);
        var field = new float[m_packing.fieldSize()];
        for (int k = 0; k < 60; k++) {
            int i = m_packing.size() + m_packing.valid(k % 2)[k];
            int source = m_packing.source(i - m_packing.size());
            double factor = slopes[k % 2][source % pixels];
            double expected = slope(i, 1f / 16, () -> {
                likelihood.mean(m_output, 1, field);
                return factor * field[source];
            });
            assertEquals(expected, gradient[i] - 0.5, 2e-5, "the decoded field is float32, the steps are 1/16");
        }
        assertEquals(0.5f, gradient[0], "another row");
    }

    @ParameterizedTest
    @EnumSource
    void samplesHaveTheMeanAndTheSpreadOfTheDistribution(final ObservationModel model) {
        Likelihood likelihood = likelihood(model);
        int i = m_packing.source(m_packing.valid(0)[9]);
        var field = new float[m_packing.fieldSize()];
        likelihood.mean(m_output, 0, field);
        double mean = field[i];
        double sum = 0;
        double squares = 0;
        int n = 4000;
        var random = new Random(8);
        for (int k = 0; k < n; k++) {
            likelihood.decode(DecodedValue.SAMPLE, random, m_output, 0, field);
            double d = field[i] - mean;
            sum += d / n;
            squares += d * d / n;
            if (!model.isGaussian()) {
                assertTrue(field[i] >= m_scaling.low()[0] - 1e-6 && field[i] <= m_scaling.high()[0] + 1e-6);
            }
        }
        double variance = variance(likelihood, model, mean);
        assertEquals(0, sum, 5 * Math.sqrt(variance / n));
        assertEquals(1, squares / variance, 0.15);
    }

    private double variance(final Likelihood likelihood, final ObservationModel model, final double mean) {
        double range = m_scaling.high()[0] - m_scaling.low()[0];
        double x = (mean - m_scaling.low()[0]) / range;
        return switch (model) {
            case BERNOULLI -> range * range * x * (1 - x);
            case CONTINUOUS_BERNOULLI -> range * range * ContinuousBernoulli.variance(ContinuousBernoulli.logit(x));
            default -> likelihood.variance()[0] * Math.pow(m_scaling.deviation()[0], 2);
        };
    }

    /** Lambda is the mean, but for the continuous Bernoulli distribution, whose mean is nearer to the middle. */
    @ParameterizedTest
    @EnumSource
    void lambdaIsTheParameter(final ObservationModel model) {
        Likelihood likelihood = likelihood(model);
        var mean = new float[m_packing.fieldSize()];
        var lambda = new float[m_packing.fieldSize()];
        likelihood.mean(m_output, 0, mean);
        likelihood.decode(DecodedValue.LAMBDA, null, m_output, 0, lambda);
        for (int i : m_packing.valid(0)) {
            int source = m_packing.source(i);
            double range = m_scaling.high()[0] - m_scaling.low()[0];
            double x = (mean[source] - m_scaling.low()[0]) / range;
            double t = ContinuousBernoulli.logit(x);
            double expected = model == ObservationModel.CONTINUOUS_BERNOULLI
                ? m_scaling.low()[0] + range / (1 + Math.exp(-t)) : mean[source];
            assertEquals(expected, lambda[source], 1e-4);
        }
    }

    /** A fixed variance stays whatever the errors are. */
    @Test
    void fixedVarianceIsNotLearned() {
        var options = CvaeOptions.DEFAULT.withObservation(ObservationModel.GAUSSIAN_FIXED)
            .withObjective(ObjectiveOptions.DEFAULT.withSigma(0.25));
        Likelihood likelihood = Likelihood.of(options, m_packing, m_scaling, new double[2]);
        likelihood.adapt(m_output, m_target, ROWS);
        double settled = likelihood.settle();
        assertArrayEquals(new double[]{1 / 16.0, 1 / 16.0}, likelihood.variance());
        double mean = 0;
        for (int row = 0; row < ROWS; row++) {
            mean += likelihood.logDensity(m_output, m_target, row) / ROWS;
        }
        assertEquals(mean, settled, 1e-9 * Math.abs(mean));
        assertEquals(0.25, likelihood.gradientFactor(), 1e-15);
    }

    /** Of images of two values, the density is the probability of what is there. */
    @Test
    void bernoulliIsTheProbabilityOfTwoValues() {
        Likelihood likelihood = likelihood(ObservationModel.BERNOULLI);
        var random = new Random(5);
        for (int i = 0; i < m_target.length; i++) {
            m_target[i] = random.nextInt(2);
        }
        var field = new float[m_packing.fieldSize()];
        likelihood.decode(DecodedValue.LAMBDA, null, m_output, 0, field);
        double expected = 0;
        for (int c = 0; c < 2; c++) {
            for (int i : m_packing.valid(c)) {
                double p = (field[m_packing.source(i)] - m_scaling.low()[c])
                    / (m_scaling.high()[c] - m_scaling.low()[c]);
                expected += Math.log(m_target[i] == 1 ? p : 1 - p);
            }
        }
        assertEquals(expected, likelihood.logDensity(m_output, m_target, 0), 1e-4 * Math.abs(expected));
    }

    @ParameterizedTest
    @EnumSource
    void invalidPixelsCountForNothing(final ObservationModel model) {
        Likelihood likelihood = likelihood(model);
        double before = likelihood.logDensity(m_output, m_target, 0);
        for (int i = 0; i < m_packing.size(); i++) {
            if (m_packing.source(i) < 0) {
                m_output[i] = 1e30f;
                m_target[i] = -1e30f;
            }
        }
        assertEquals(before, likelihood.logDensity(m_output, m_target, 0));
        likelihood.adapt(m_output, m_target, 1);
        assertTrue(Double.isFinite(likelihood.settle()));
    }

    @ParameterizedTest
    @EnumSource
    void settledDensityIsTheMeanOverAllRows(final ObservationModel model) {
        Likelihood likelihood = likelihood(model);
        likelihood.adapt(m_output, m_target, 2);
        likelihood.adapt(m_output, m_target, 1);
        double settled = likelihood.settle();
        double first = likelihood.logDensity(m_output, m_target, 0);
        double mean = (2 * first + likelihood.logDensity(m_output, m_target, 1)) / 3;
        assertEquals(mean, settled, 1e-9 * Math.abs(mean));
    }

    /** No other variance explains the rows better than the one that the Gaussian settles on. */
    @ParameterizedTest
    @EnumSource(names = {"GAUSSIAN", "GAUSSIAN_PER_CHANNEL"})
    void settledVarianceIsTheBest(final ObservationModel model) {
        Likelihood likelihood = likelihood(model);
        likelihood.adapt(m_output, m_target, ROWS);
        double best = likelihood.settle();
        for (double factor : new double[]{0.9, 1.1}) {
            var other = likelihood.variance().clone();
            for (int c = 0; c < other.length; c++) {
                other[c] *= factor;
            }
            Likelihood worse = Likelihood.of(CvaeOptions.DEFAULT.withObservation(model), m_packing, m_scaling, other);
            double log = 0;
            for (int row = 0; row < ROWS; row++) {
                log += worse.logDensity(m_output, m_target, row) / ROWS;
            }
            assertTrue(log < best, log + " and " + best);
        }
        assertEquals(model == ObservationModel.GAUSSIAN, likelihood.variance()[0] == likelihood.variance()[1]);
    }

    /** The decoder's output that says the target exactly decodes to the field itself. */
    @ParameterizedTest
    @EnumSource(names = {"GAUSSIAN", "GAUSSIAN_PER_CHANNEL"})
    void gaussianMeanUndoesTheScaling(final ObservationModel model) {
        Likelihood likelihood = likelihood(model);
        var field = new float[m_packing.fieldSize()];
        likelihood.mean(m_target, 2, field);
        for (int i = 0; i < field.length; i++) {
            assertEquals(m_fields.get(2).values()[i], field[i], 1e-6);
        }
    }

    /** An output of 0 stands for the mean field; with a limited logit, for the nearest that it allows. */
    @ParameterizedTest
    @EnumSource
    void untrainedDecoderSaysTheMeanField(final ObservationModel model) {
        Likelihood likelihood = likelihood(model);
        var field = new float[m_packing.fieldSize()];
        likelihood.mean(new float[m_output.length], 0, field);
        double least = switch (model) {
            case CONTINUOUS_BERNOULLI -> ContinuousBernoulli.mean(-Math.log(9999));
            case BERNOULLI -> 1e-3;
            default -> -99;
        };
        for (int i = 0; i < field.length; i++) {
            int c = i / m_fields.get(0).shape().pixels();
            double low = m_scaling.low()[c];
            double range = m_scaling.high()[c] - low;
            double mean = Math.max(least, Math.min(1 - least, (m_scaling.mean()[i] - low) / range));
            boolean valid = m_fields.get(0).mask().isValid(i % m_fields.get(0).shape().pixels());
            assertEquals(valid ? low + range * mean : 0, field[i], 1e-5);
        }
    }

    /**
     * Far outside the limit: density and mean are those at the limit; the gradient is that at the limit where it leads
     * back, and 0 where it leads further out.
     */
    @Test
    void logitOfTheContinuousBernoulliIsLimited() {
        var options = CvaeOptions.DEFAULT.withObservation(ObservationModel.CONTINUOUS_BERNOULLI)
            .withObjective(ObjectiveOptions.DEFAULT.withLogitLimit(3));
        Likelihood likelihood = Likelihood.of(options, m_packing, m_scaling, new double[0]);
        int valid = m_packing.validSize();
        var gradient = new float[m_packing.size()];
        var field = new float[m_packing.fieldSize()];
        for (int sign : new int[]{-1, 1}) {
            double at = ContinuousBernoulli.mean(sign * 3);
            Arrays.fill(m_output, sign * 50);
            for (float x : new float[]{0, 0.03f, 0.5f, 0.97f, 1}) {
                Arrays.fill(m_target, x);
                double expected = valid * ContinuousBernoulli.logDensity(x, sign * 3);
                assertEquals(expected, likelihood.logDensity(m_output, m_target, 0), 1e-9 * Math.abs(expected));
                likelihood.gradient(m_output, m_target, 0, 2, gradient);
                double slope = sign * (at - x) > 0 ? 2 * (at - x) : 0;
                assertEquals(slope, gradient[m_packing.valid(1)[5]], 1e-6, sign + ", " + x);
            }
            likelihood.mean(m_output, 0, field);
            int c = 1;
            int i = m_packing.source(m_packing.valid(c)[7]);
            assertEquals(at, (field[i] - m_scaling.low()[c]) / (m_scaling.high()[c] - m_scaling.low()[c]), 1e-6);
        }
    }

    /** Pixels whose mean is at the end of the range begin at the limit, from where both ways are open. */
    @Test
    void meanFieldIsInsideTheLimit() {
        int pixels = m_scaling.mean().length;
        var dark = new Scaling(new float[pixels], new double[]{1, 1}, new double[]{0, 0}, new double[]{1, 1});
        var options = CvaeOptions.DEFAULT.withObservation(ObservationModel.CONTINUOUS_BERNOULLI);
        Likelihood likelihood = Likelihood.of(options, m_packing, dark, new double[0]);
        Arrays.fill(m_output, 1);
        var field = new float[pixels];
        likelihood.mean(m_output, 0, field);
        int i = m_packing.source(m_packing.valid(0)[0]);
        assertEquals(ContinuousBernoulli.mean(1 - Math.log(9999)), field[i], 1e-6);
        var free = options.withObjective(ObjectiveOptions.DEFAULT.withLogitLimit(Double.POSITIVE_INFINITY));
        Likelihood.of(free, m_packing, dark, new double[0]).mean(m_output, 0, field);
        assertEquals(ContinuousBernoulli.mean(ContinuousBernoulli.logit(0) + 1), field[i], 1e-6);
    }

    /** In the middle of an epoch: what it would settle to, and how another one goes on. */
    @ParameterizedTest
    @EnumSource
    void gatheredIsAllThatSettlingDependsOn(final ObservationModel model) {
        Likelihood whole = likelihood(model);
        whole.adapt(m_output, m_target, 2);
        double[] variance = whole.variance().clone();
        double[] gathered = whole.gathered();
        double soFar = whole.soFar();
        assertArrayEquals(variance, whole.variance(), "asking changes nothing");
        assertArrayEquals(gathered, whole.gathered());
        Likelihood resumed = likelihood(model);
        resumed.restore(gathered);
        assertEquals(soFar, resumed.soFar());
        whole.adapt(m_output, m_target, ROWS);
        resumed.adapt(m_output, m_target, ROWS);
        soFar = whole.soFar();
        assertEquals(soFar, whole.settle());
        assertEquals(soFar, resumed.settle());
        assertArrayEquals(whole.variance(), resumed.variance());
    }
}
