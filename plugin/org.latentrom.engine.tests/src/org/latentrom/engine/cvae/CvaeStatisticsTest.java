package org.latentrom.engine.cvae;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.progress.Progress;

/** The statistics of a small trained model; the estimators themselves are tested in {@link EstimatorsTest}. */
class CvaeStatisticsTest {
    private static final List<Field> FIELDS = TestFields.waves(40);

    private static CvaeModel model;

    @BeforeAll
    static void train() {
        model = CvaeTrainer.train(FIELDS, TestFields.range(0, 30), TestFields.range(30, 40),
            TestFields.tiny().withEpochs(20).withLatentSize(3), Progress.NONE).model();
    }

    @Test
    void agreeWithEachOther() {
        CvaeStatistics s = CvaeStatistics.of(model, FIELDS, 50, 9, Progress.NONE);
        assertEquals(40, s.fields());
        assertEquals(50, s.samples());
        assertTrue(-s.nll().value() > s.elbo().value(), "importance weighting tightens the bound: " + s);
        assertEquals(Math.log(40), s.mutualInformationBound(), 1e-12);
        assertTrue(s.mutualInformation().value() > 0 && s.mutualInformation().value() <= Math.log(40), s.toString());
        assertEquals(Arrays.stream(s.unitKl()).sum(), s.kl().value(), 1e-9);
        assertEquals(Arrays.stream(s.unitVariance()).filter(v -> v > 0.01).count(), s.activeUnits());
        assertTrue(s.elbo().error() > 0 && s.nll().error() > 0 && s.kl().error() > 0 && s.relativeError().error() > 0);
    }

    @Test
    void klAndVarianceFollowFromThePosteriors() {
        LatentPosterior p = model.encode(FIELDS, Progress.NONE);
        double kl = 0;
        var mean = new double[3];
        for (int i = 0; i < 40; i++) {
            for (int l = 0; l < 3; l++) {
                double m = p.mean()[i][l];
                double v = p.sigma()[i][l] * p.sigma()[i][l];
                kl += 0.5 * (m * m + v - 1 - Math.log(v)) / 40;
                mean[l] += m / 40;
            }
        }
        CvaeStatistics s = CvaeStatistics.of(model, FIELDS, 1, 9, Progress.NONE);
        assertEquals(kl, s.kl().value(), 1e-5 * kl);
        for (int l = 0; l < 3; l++) {
            double variance = 0;
            for (int i = 0; i < 40; i++) {
                variance += Math.pow(p.mean()[i][l] - mean[l], 2) / 39;
            }
            assertEquals(variance, s.unitVariance()[l], 1e-6 * variance);
        }
    }

    /** One sample a field makes the importance-weighted bound the ELBO itself. */
    @Test
    void oneSampleIsTheElbo() {
        CvaeStatistics s = CvaeStatistics.of(model, FIELDS, 1, 4, Progress.NONE);
        assertEquals(-s.elbo().value(), s.nll().value(), 1e-9 * Math.abs(s.nll().value()));
    }

    @Test
    void followTheSeed() {
        CvaeStatistics a = CvaeStatistics.of(model, FIELDS, 5, 1, Progress.NONE);
        CvaeStatistics b = CvaeStatistics.of(model, FIELDS, 5, 1, Progress.NONE);
        assertEquals(a.elbo(), b.elbo());
        assertEquals(a.mutualInformation(), b.mutualInformation());
        assertArrayEquals(a.unitVariance(), b.unitVariance());
        assertTrue(a.elbo().value() != CvaeStatistics.of(model, FIELDS, 5, 2, Progress.NONE).elbo().value());
    }

    @Test
    void badInputIsNamed() {
        assertTrue(assertThrows(IllegalArgumentException.class,
            () -> CvaeStatistics.of(model, FIELDS.subList(0, 1), 5, 1, Progress.NONE)).getMessage()
                .contains("at least 2 fields, there are 1"));
        assertTrue(assertThrows(IllegalArgumentException.class,
            () -> CvaeStatistics.of(model, FIELDS, 0, 1, Progress.NONE)).getMessage().contains("samples: 0"));
        assertThrows(BadFieldException.class,
            () -> CvaeStatistics.of(model, TestFields.waves(3, 9, 9), 5, 1, Progress.NONE));
    }
}
