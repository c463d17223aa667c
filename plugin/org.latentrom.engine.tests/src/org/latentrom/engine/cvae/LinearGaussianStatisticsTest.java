package org.latentrom.engine.cvae;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.latentrom.engine.progress.Progress;

/** All statistics of a model whose answers are known, within the errors that the statistics state. */
class LinearGaussianStatisticsTest {
    private static final double[] LENGTHS = {1.1, 0.7, 0};

    private static final double NOISE = 0.6;

    private static CvaeStatistics of(final LinearGaussian model, final StatisticsOptions options) {
        return new StatisticsRun(model, options).run(Progress.NONE);
    }

    private static LinearGaussian exact(final int fields) {
        return new LinearGaussian(fields, LENGTHS, NOISE, 0, 1, 5);
    }

    private static LinearGaussian off(final int fields) {
        return new LinearGaussian(fields, LENGTHS, NOISE, 0.3, 1.3, 6);
    }

    private static void within(final double expected, final double value, final double error) {
        assertEquals(expected, value, 4 * error, "+- " + error);
    }

    /** With the exact posterior every weight is the evidence itself. */
    @Test
    void exactPosteriorGivesTheEvidence() {
        LinearGaussian model = exact(200);
        CvaeStatistics s = of(model, StatisticsOptions.DEFAULT.withSamples(20));
        assertEquals(model.nll(), s.nll().value(), 1e-5);
        assertEquals(-model.nll(), s.elbo().value(), 1e-5);
        assertEquals(0, s.nllBias(), 1e-5);
        assertEquals(0, s.nll().monteCarlo(), 1e-5);
        assertEquals(20, s.effectiveSamples().value(), 1e-3);
    }

    /** With a posterior that is off, the ELBO loses the known KL and importance weighting makes up for it. */
    @Test
    void importanceWeightingRecoversTheEvidence() {
        LinearGaussian model = off(2000);
        CvaeStatistics s = of(model, StatisticsOptions.DEFAULT.withSamples(400));
        within(-model.nll() - model.gap(), s.elbo().value(), s.elbo().monteCarlo());
        within(model.nll(), s.nll().value() - s.nllBias(), s.nll().monteCarlo());
        assertTrue(s.nll().monteCarlo() < 0.003 && s.elbo().monteCarlo() < 0.003, s.toString());
        assertTrue(s.nllBias() > 0 && s.nllBias() < 0.005, "bias " + s.nllBias());
        within(model.entropy(), s.nll().value(), s.nll().error());
        within(-model.entropy() - model.gap(), s.elbo().value(), s.elbo().error());
        assertTrue(s.effectiveSamples().value() > 100 && s.effectiveSamples().value() < 399, s.toString());
    }

    @Test
    void klAndItsTwoPartsAreKnown() {
        LinearGaussian model = exact(3000);
        CvaeStatistics s = of(model, StatisticsOptions.DEFAULT.withSamples(4).withMutualInformationDraws(4));
        double kl = 0;
        for (int l = 0; l < 3; l++) {
            LatentUnit unit = s.units().get(l);
            within(model.kl(l), unit.kl().value(), unit.kl().error() + 1e-12);
            kl += unit.kl().value();
        }
        assertEquals(kl, s.kl().value(), 1e-9);
        within(model.information(), s.mutualInformation().value(), s.mutualInformation().error());
        // an exact posterior's aggregate is the prior, up to what 3000 fields leave open
        assertEquals(0, s.marginalKl().value(), 0.02);
        double parts = s.mutualInformation().value() + s.marginalKl().value();
        within(s.kl().value(), parts, s.mutualInformation().monteCarlo() + s.marginalKl().monteCarlo());
        assertTrue(s.mutualInformation().error() < 0.03 && s.mutualInformation().monteCarlo() < 0.02, s.toString());
        assertEquals(Math.log(3000), s.mutualInformationBound(), 1e-12);
    }

    @Test
    void klOfAPosteriorThatIsOff() {
        LinearGaussian model = off(3000);
        CvaeStatistics s = of(model, StatisticsOptions.DEFAULT.withSamples(1));
        within(model.kl(0) + model.kl(1) + model.kl(2), s.kl().value(), s.kl().error());
        assertEquals(0, s.kl().monteCarlo(), "closed form");
    }

    @Test
    void activeUnitsAreThoseThatTheFieldsDependOn() {
        LinearGaussian model = exact(2000);
        CvaeStatistics s = of(model, StatisticsOptions.DEFAULT.withSamples(1));
        assertEquals(new Estimate(2, 0, 0), s.activeUnits());
        assertTrue(s.isActive(0) && s.isActive(1) && !s.isActive(2));
        for (int l = 0; l < 3; l++) {
            LatentUnit unit = s.units().get(l);
            within(model.meanVariance(l), unit.variance().value(), unit.variance().error() + 1e-12);
            within(model.covariance(l), unit.covariance().value(), unit.covariance().error() + 1e-12);
            assertEquals(1 - model.meanVariance(l), unit.posteriorVariance(), 1e-12);
        }
    }

    /** A threshold at the activity itself makes that unit a matter of chance, which the error says. */
    @Test
    void errorOfTheActiveUnits() {
        LinearGaussian model = exact(2000);
        double variance = of(model, StatisticsOptions.DEFAULT.withSamples(1)).units().get(1).variance().value();
        CvaeStatistics s = of(model,
            StatisticsOptions.DEFAULT.withSamples(1).withActiveUnits(ActiveUnits.VARIANCE, variance));
        assertEquals(0.5, s.activeUnits().error(), 1e-6);
        assertEquals(1, s.activeUnits().value());
    }

    @Test
    void activeUnitsOfTheReference() {
        LinearGaussian model = exact(2000);
        ActiveUnits rule = ActiveUnits.COVARIANCE_WITH_SUM;
        CvaeStatistics s =
            of(model, StatisticsOptions.DEFAULT.withSamples(1).withActiveUnits(rule, rule.threshold()));
        assertEquals(2, s.activeUnits().value());
        CvaeStatistics high = of(model, StatisticsOptions.DEFAULT.withSamples(1).withActiveUnits(rule, 1.2));
        assertEquals(1, high.activeUnits().value(), "1.4 x 0.7 is below 1.2");
    }

    @Test
    void saysHowFarItIs() {
        List<String> messages = new ArrayList<>();
        var shares = new ArrayList<Double>();
        new StatisticsRun(exact(20), StatisticsOptions.DEFAULT.withSamples(2)).run(new Progress() {
            @Override
            public void report(final double fraction, final Supplier<String> message) {
                shares.add(fraction);
                messages.add(message.get());
            }

            @Override
            public void checkCanceled() {
                // runs to the end
            }
        });
        assertEquals("sampling the posteriors, field 1 of 20", messages.get(0));
        assertTrue(messages.get(5).matches("sampling the posteriors, field 15 of 20, \\d+ s left"), messages.get(5));
        assertEquals("mutual information", messages.get(messages.size() - 1));
        for (int i = 1; i < shares.size(); i++) {
            assertTrue(shares.get(i) > shares.get(i - 1) && shares.get(i) <= 1, shares.toString());
        }
    }

    /** A plain autoencoder has errors and active units, and no density. */
    @Test
    void withoutPosteriorThereIsNoDensity() {
        var model = new LinearGaussian(50, LENGTHS, NOISE, 0, 1, 5) {
            @Override
            public boolean hasPosterior() {
                return false;
            }

            @Override
            public void logLikelihood(final float[] z, final double[] log) {
                throw new AssertionError("nothing is to be drawn");
            }
        };
        CvaeStatistics s = of(model, StatisticsOptions.DEFAULT);
        CvaeStatistics full = of(exact(50), StatisticsOptions.DEFAULT.withSamples(1));
        assertEquals(full.l2(), s.l2());
        assertEquals(full.activeUnits(), s.activeUnits());
        assertEquals(full.units().get(0).variance(), s.units().get(0).variance());
        for (Estimate e : List.of(s.elbo(), s.nll(), s.kl(), s.mutualInformation(), s.marginalKl(),
            s.effectiveSamples(), s.units().get(0).kl())) {
            assertTrue(Double.isNaN(e.value()) && Double.isNaN(e.error()), s.toString());
        }
    }

    /** The spread over seeds, of the same fields, is the Monte-Carlo error that each of them states. */
    @Test
    void monteCarloErrorsAreTheSpreadOverSeeds() {
        LinearGaussian model = off(150);
        List<CvaeStatistics> runs = new ArrayList<>();
        for (int seed = 1; seed <= 60; seed++) {
            runs.add(of(model, StatisticsOptions.DEFAULT.withSamples(30).withMutualInformationDraws(4)
                .withSeed(seed)));
        }
        calibrated(runs, CvaeStatistics::elbo);
        calibrated(runs, CvaeStatistics::nll);
        calibrated(runs, CvaeStatistics::mutualInformation);
        calibrated(runs, CvaeStatistics::marginalKl);
        assertEquals(runs.get(0).kl(), runs.get(59).kl(), "nothing is drawn");
    }

    private static void calibrated(final List<CvaeStatistics> runs, final Function<CvaeStatistics, Estimate> of) {
        double[] values = runs.stream().mapToDouble(s -> of.apply(s).value()).toArray();
        double stated = runs.stream().mapToDouble(s -> of.apply(s).monteCarlo()).average().orElseThrow();
        double spread = Estimate.ofExact(values).error() * Math.sqrt(values.length);
        // the deviation of 60 values is known to 9 %
        assertEquals(1, spread / stated, 0.35, "spread " + spread + ", stated " + stated);
    }

    /** The spread over sets of fields is the standard error that each of them states. */
    @Test
    void standardErrorsAreTheSpreadOverFields() {
        List<CvaeStatistics> runs = new ArrayList<>();
        for (int seed = 1; seed <= 60; seed++) {
            var model = new LinearGaussian(120, LENGTHS, NOISE, 0.3, 1.3, 100 + seed);
            runs.add(of(model, StatisticsOptions.DEFAULT.withSamples(30).withMutualInformationDraws(4)
                .withSeed(seed)));
        }
        for (Function<CvaeStatistics, Estimate> f : List.<Function<CvaeStatistics, Estimate>>of(CvaeStatistics::elbo,
            CvaeStatistics::nll, CvaeStatistics::kl, CvaeStatistics::l2, CvaeStatistics::relativeError,
            s -> s.units().get(0).variance(), s -> s.units().get(0).covariance())) {
            double[] values = runs.stream().mapToDouble(s -> f.apply(s).value()).toArray();
            double stated = runs.stream().mapToDouble(s -> f.apply(s).error()).average().orElseThrow();
            double spread = Estimate.ofExact(values).error() * Math.sqrt(values.length);
            assertEquals(1, spread / stated, 0.35, "spread " + spread + ", stated " + stated);
        }
    }
}
