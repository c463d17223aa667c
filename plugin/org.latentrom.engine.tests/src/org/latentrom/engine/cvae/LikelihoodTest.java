package org.latentrom.engine.cvae;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
        m_packing = new Packing(Architecture.of(m_fields.get(0).shape(), NetworkOptions.DEFAULT), m_fields.get(0).mask());
        m_scaling = Scaling.of(m_fields, TestFields.range(0, 8), valid, Progress.NONE);
        m_output = new float[ROWS * m_packing.size()];
        m_target = new float[ROWS * m_packing.size()];
        var random = new Random(2);
        for (int i = 0; i < m_output.length; i++) {
            m_output[i] = (float)random.nextGaussian();
        }
    }

    private Likelihood likelihood(final ObservationModel model) {
        Likelihood likelihood = Likelihood.of(model, m_packing, m_scaling, new double[]{0.5, 2});
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
            Likelihood worse = Likelihood.of(model, m_packing, m_scaling, other);
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

    /** An output of 0 stands for the mean field. */
    @ParameterizedTest
    @EnumSource
    void untrainedDecoderSaysTheMeanField(final ObservationModel model) {
        Likelihood likelihood = likelihood(model);
        var field = new float[m_packing.fieldSize()];
        likelihood.mean(new float[m_output.length], 0, field);
        for (int i = 0; i < field.length; i++) {
            assertEquals(m_scaling.mean()[i], field[i], 1e-5);
        }
    }
}
