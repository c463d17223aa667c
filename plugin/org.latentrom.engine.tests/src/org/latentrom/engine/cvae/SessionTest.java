package org.latentrom.engine.cvae;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.latentrom.engine.cvae.network.Architecture;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.nn.Parameters;
import org.latentrom.engine.progress.Progress;

/** The arithmetic between encoder and decoder, and the validation that runs on it. */
class SessionTest {
    private static final List<Field> FIELDS = TestFields.waves(11);

    private static final int LATENTS = 2;

    private Session m_session;

    private Packing m_packing;

    private Scaling m_scaling;

    @BeforeEach
    void open() {
        Architecture a = Architecture.of(FIELDS.get(0).shape(), TestFields.tiny().network());
        m_packing = new Packing(a, FIELDS.get(0).mask());
        m_scaling = Scaling.of(FIELDS, TestFields.range(0, 11), FIELDS.get(0).mask().toBooleanArray(),
            Progress.NONE);
        Likelihood likelihood =
            Likelihood.of(CvaeOptions.DEFAULT, m_packing, m_scaling, new double[]{1, 1});
        m_session = new Session(a, m_scaling, likelihood, 4, false);
        Parameters p = m_session.network().parameters();
        p.set(p.initial(3));
    }

    @AfterEach
    void close() {
        m_session.close();
    }

    @Test
    void samplesAreMeanPlusNoiseTimesSigma() {
        m_session.encode(FIELDS.subList(0, 3));
        float[] noise = {9, 9, 1, -1, 0, 2, 0.5f, -0.5f};
        m_session.sample(noise, 2, 3);
        for (int row = 0; row < 3; row++) {
            for (int l = 0; l < LATENTS; l++) {
                double sigma = Math.exp(0.5 * m_session.logVariance(row, l));
                assertEquals(m_session.mean(row, l) + noise[2 + row * LATENTS + l] * sigma,
                    m_session.z()[row * LATENTS + l], 1e-6);
            }
        }
        assertEquals(0, m_session.z()[6], "the row that has no field");
        m_session.means();
        assertEquals(m_session.mean(1, 1), m_session.z()[3]);
    }

    @Test
    void klSumsOverTheLatents() {
        m_session.encode(FIELDS.subList(0, 4));
        double expected = 0;
        for (int l = 0; l < LATENTS; l++) {
            double m = m_session.mean(2, l);
            double v = Math.exp(m_session.logVariance(2, l));
            expected += 0.5 * (m * m + v - 1 - Math.log(v));
        }
        assertEquals(expected, m_session.kl(2), 1e-9);
        assertFalse(m_session.limited(2, 0));
    }

    /** A network that asks for an absurd variance gets the nearest sensible one, and no gradient for more. */
    @Test
    void logVariancesStayInTheirRange() {
        Parameters p = m_session.network().parameters();
        float[] values = p.get();
        for (int i = 0; i < values.length; i++) {
            values[i] *= 40;
        }
        p.set(values);
        m_session.encode(FIELDS.subList(0, 4));
        int limited = 0;
        for (int row = 0; row < 4; row++) {
            for (int l = 0; l < LATENTS; l++) {
                assertTrue(m_session.logVariance(row, l) >= -16 && m_session.logVariance(row, l) <= 10);
                limited += m_session.limited(row, l) ? 1 : 0;
            }
        }
        assertTrue(limited > 0);
    }

    @Test
    void emptyRowsDoNotTouchTheOthers() {
        m_session.encode(FIELDS.subList(0, 4));
        float first = m_session.mean(0, 0);
        m_session.encode(FIELDS.subList(0, 1));
        assertEquals(first, m_session.mean(0, 0));
    }

    @Test
    void validationMeasuresMeansAndRepeats() {
        var validation = new Validation(FIELDS, m_session, LATENTS, 5);
        validation.run(Progress.NONE);
        double elbo = validation.elbo();
        double error = validation.relativeError();
        double expected = 0;
        for (Field f : FIELDS) {
            m_session.encode(List.of(f));
            m_session.means();
            m_session.decode();
            var decoded = new float[f.values().length];
            m_session.likelihood().mean(m_session.output(), 0, decoded);
            double difference = 0;
            double norm = 0;
            for (int i = 0; i < decoded.length; i++) {
                difference += Math.pow(decoded[i] - (double)f.values()[i], 2);
                norm += Math.pow(f.values()[i], 2);
            }
            expected += Math.sqrt(difference / norm) / FIELDS.size();
        }
        assertEquals(expected, error, 1e-6);
        validation.run(Progress.NONE);
        assertEquals(elbo, validation.elbo(), "the same noise each time");
        assertEquals(error, validation.relativeError());
    }

    @Test
    void validationStopsBetweenBatches() {
        var asked = new AtomicInteger();
        new Validation(FIELDS, m_session, LATENTS, 5).run(new Progress() {
            @Override
            public void report(final double fraction, final java.util.function.Supplier<String> message) {
                // not looked at
            }

            @Override
            public void checkCanceled() {
                asked.incrementAndGet();
            }
        });
        assertEquals(3, asked.get(), "11 fields in batches of 4");
    }

    @Test
    void relativeErrorOfZeroFields() {
        assertEquals(0, Validation.relative(0, 0));
        assertEquals(Double.POSITIVE_INFINITY, Validation.relative(1, 0));
        assertEquals(0.5, Validation.relative(1, 2));
    }

    /** The least variance keeps the likelihood finite when everything is explained. */
    @Test
    void perfectExplanationsStayFinite() {
        m_session.encode(FIELDS.subList(0, 4));
        Likelihood likelihood = m_session.likelihood();
        likelihood.adapt(m_session.target(), m_session.target(), 4);
        double log = likelihood.settle();
        assertTrue(Double.isFinite(log) && log > 0);
        assertArrayEquals(new double[]{1e-8, 1e-8}, likelihood.variance());
        assertEquals(1e-4, likelihood.gradientFactor(), 1e-12);
    }

    /** Values beyond the training range count as its ends. */
    @Test
    void bernoulliClampsItsTargets() {
        var options = CvaeOptions.DEFAULT.withObservation(ObservationModel.CONTINUOUS_BERNOULLI);
        Likelihood bernoulli = Likelihood.of(options, m_packing, m_scaling, new double[0]);
        float[] field = FIELDS.get(0).values().clone();
        int low = m_packing.source(m_packing.valid(0)[3]);
        int high = m_packing.source(m_packing.valid(1)[4]);
        field[low] = -1e6f;
        field[high] = 1e6f;
        var target = new float[m_packing.size()];
        bernoulli.target(field, target, 0);
        assertEquals(0, target[m_packing.valid(0)[3]]);
        assertEquals(1, target[m_packing.valid(1)[4]]);
        for (float t : target) {
            assertTrue(t >= 0 && t <= 1);
        }
        assertEquals(1, bernoulli.gradientFactor());
        assertEquals(0, bernoulli.variance().length);
    }
}
