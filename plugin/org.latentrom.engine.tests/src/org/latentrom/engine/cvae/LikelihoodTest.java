package org.latentrom.engine.cvae;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
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
            m_output[i] = (float)random.nextGaussian();
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
        Likelihood likelihood = likelihood(model);
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
            float value = m_output[i];
            // a power of two: the steps are exact in float32
            float h = 1f / 128;
            m_output[i] = value + h;
            double above = likelihood.logDensity(m_output, m_target, 1);
            double up = m_output[i];
            m_output[i] = value - h;
            double below = likelihood.logDensity(m_output, m_target, 1);
            double down = m_output[i];
            m_output[i] = value;
            assertEquals(-(above - below) / (up - down), gradient[i], 1e-5 * Math.max(1, Math.abs(gradient[i])));
        }
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
        double least = model == ObservationModel.CONTINUOUS_BERNOULLI ? ContinuousBernoulli.mean(-Math.log(9999)) : -99;
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
    void logitOfTheBernoulliIsLimited() {
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
}
