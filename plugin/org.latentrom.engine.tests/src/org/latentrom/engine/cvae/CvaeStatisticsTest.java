package org.latentrom.engine.cvae;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

    private static CvaeStatistics of(final int samples, final long seed) {
        return CvaeStatistics.of(model, FIELDS, StatisticsOptions.DEFAULT.withSamples(samples).withSeed(seed),
            Progress.NONE);
    }

    @Test
    void agreeWithEachOther() {
        CvaeStatistics s = of(50, 9);
        assertEquals(40, s.fields());
        assertEquals(50, s.options().samples());
        assertTrue(-s.nll().value() > s.elbo().value(), "importance weighting tightens the bound: " + s);
        assertEquals(Math.log(40), s.mutualInformationBound(), 1e-12);
        assertTrue(s.mutualInformation().value() > 0 && s.mutualInformation().value() <= Math.log(40), s.toString());
        assertEquals(s.units().stream().mapToDouble(u -> u.kl().value()).sum(), s.kl().value(), 1e-9);
        assertEquals(s.units().stream().filter(u -> u.variance().value() > 0.01).count(), s.activeUnits().value());
        assertTrue(s.effectiveSamples().value() >= 1 && s.effectiveSamples().value() <= 50, s.toString());
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
        CvaeStatistics s = of(1, 9);
        assertEquals(kl, s.kl().value(), 1e-5 * kl);
        for (int l = 0; l < 3; l++) {
            double variance = 0;
            for (int i = 0; i < 40; i++) {
                variance += Math.pow(p.mean()[i][l] - mean[l], 2) / 39;
            }
            assertEquals(variance, s.units().get(l).variance().value(), 1e-6 * variance);
        }
    }

    /** A conditional model's statistics follow the conditions. */
    @Test
    void conditionsAreTold() {
        var parameters = new double[40][1];
        for (int i = 0; i < 40; i++) {
            parameters[i][0] = 0.1 * i;
        }
        CvaeData all = CvaeData.of(FIELDS);
        var data = new CvaeData(FIELDS, List.of("nu"), parameters, all.runs(), all.times());
        CvaeModel conditional = CvaeTrainer.train(data, TestFields.range(0, 30), TestFields.range(30, 40),
            TestFields.tiny().withEpochs(5), Progress.NONE).model();
        StatisticsOptions options = StatisticsOptions.DEFAULT.withSamples(1);
        CvaeStatistics s = CvaeStatistics.of(conditional, FIELDS, parameters, options, Progress.NONE);
        double[][] z = conditional.encode(FIELDS, parameters, Progress.NONE).mean();
        List<Field> decoded = conditional.decode(z, parameters, DecodedValue.MEAN, 0, Progress.NONE);
        assertEquals(l2(decoded), s.l2().value(), 1e-5 * s.l2().value());
        var others = new double[40][1];
        assertTrue(Math.abs(s.l2().value() - CvaeStatistics.of(conditional, FIELDS, others, options, Progress.NONE)
            .l2().value()) > 1e-4 * s.l2().value());
        assertTrue(assertThrows(IllegalArgumentException.class,
            () -> CvaeStatistics.of(conditional, FIELDS, options, Progress.NONE)).getMessage().contains("nu"));
    }

    /** Lambda and mean of a continuous Bernoulli distribution differ, and so do their errors; nothing else does. */
    @Test
    void decodedValueIsTheOneOfTheOptions() {
        CvaeModel images = CvaeTrainer.train(CvaeData.of(FIELDS), TestFields.range(0, 30), TestFields.range(30, 40),
            TestFields.tiny().withObservation(ObservationModel.CONTINUOUS_BERNOULLI), Progress.NONE).model();
        StatisticsOptions options = StatisticsOptions.DEFAULT.withSamples(2);
        CvaeStatistics mean = CvaeStatistics.of(images, FIELDS, options, Progress.NONE);
        CvaeStatistics lambda =
            CvaeStatistics.of(images, FIELDS, options.withDecoded(DecodedValue.LAMBDA), Progress.NONE);
        double[][] z = images.encode(FIELDS, Progress.NONE).mean();
        assertEquals(l2(images.decode(z, DecodedValue.LAMBDA, 0, Progress.NONE)), lambda.l2().value(),
            1e-5 * lambda.l2().value());
        assertEquals(l2(images.decode(z, DecodedValue.MEAN, 0, Progress.NONE)), mean.l2().value(),
            1e-5 * mean.l2().value());
        assertEquals(mean.nll(), lambda.nll());
        assertTrue(assertThrows(IllegalArgumentException.class, () -> options.withDecoded(DecodedValue.SAMPLE))
            .getMessage().contains("decoded value"));
    }

    private static double l2(final List<Field> decoded) {
        double l2 = 0;
        for (int i = 0; i < 40; i++) {
            double squares = 0;
            for (int k = 0; k < FIELDS.get(i).values().length; k++) {
                squares += Math.pow(decoded.get(i).values()[k] - FIELDS.get(i).values()[k], 2);
            }
            l2 += Math.sqrt(squares) / 40;
        }
        return l2;
    }

    /** The mean error of the decoded means, as anybody can compute it from encode and decode. */
    @Test
    void l2IsThatOfEncodeAndDecode() {
        List<Field> decoded = model.decode(model.encode(FIELDS, Progress.NONE).mean(), Progress.NONE);
        assertEquals(l2(decoded), of(1, 9).l2().value(), 1e-5 * l2(decoded));
    }

    /** One sample a field makes the importance-weighted bound the ELBO itself. */
    @Test
    void oneSampleIsTheElbo() {
        CvaeStatistics s = of(1, 4);
        assertEquals(-s.elbo().value(), s.nll().value(), 1e-9 * Math.abs(s.nll().value()));
    }

    @Test
    void followTheSeed() {
        CvaeStatistics a = of(5, 1);
        CvaeStatistics b = of(5, 1);
        assertEquals(a.elbo(), b.elbo());
        assertEquals(a.mutualInformation(), b.mutualInformation());
        assertEquals(a.units(), b.units());
        assertTrue(a.elbo().value() != of(5, 2).elbo().value());
    }

    @Test
    void badInputIsNamed() {
        assertTrue(assertThrows(IllegalArgumentException.class,
            () -> CvaeStatistics.of(model, FIELDS.subList(0, 1), StatisticsOptions.DEFAULT, Progress.NONE)).getMessage()
                .contains("at least 2 fields, there are 1"));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> StatisticsOptions.DEFAULT.withSamples(0))
            .getMessage().contains("samples: 0"));
        assertTrue(assertThrows(IllegalArgumentException.class,
            () -> StatisticsOptions.DEFAULT.withActiveUnits(ActiveUnits.VARIANCE, Double.NaN)).getMessage()
                .contains("threshold of active units: NaN"));
        assertTrue(assertThrows(IllegalArgumentException.class,
            () -> StatisticsOptions.DEFAULT.withMutualInformationDraws(101)).getMessage()
                .contains("draws for the mutual information: 101"));
        assertThrows(BadFieldException.class,
            () -> CvaeStatistics.of(model, TestFields.waves(3, 9, 9), StatisticsOptions.DEFAULT, Progress.NONE));
    }
}
