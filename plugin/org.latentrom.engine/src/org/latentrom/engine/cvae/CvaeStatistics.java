package org.latentrom.engine.cvae;

import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.progress.Progress;

/**
 * How good a CVAE is on a set of fields. All in nats a field, of the scaled fields.
 *
 * @param elbo evidence lower bound, Monte-Carlo mean over fields and samples
 * @param nll negative log likelihood by importance weighting with {@code samples} samples (Burda, Grosse,
 *            Salakhutdinov, 2016, arXiv:1509.00519); an upper bound that gets tighter with more samples
 * @param kl mean KL divergence of the posteriors from the prior, closed form
 * @param mutualInformation I(x; z) under the aggregate posterior of these fields, from pairs (x, z ~ q(z | x)); at most
 *            {@code mutualInformationBound}
 * @param mutualInformationBound ln of the number of fields
 * @param activeUnits number of latents whose posterior mean has a variance above 0.01 over the fields (Burda et al.)
 * @param unitVariance variance of the posterior mean over the fields {@code [latent]}
 * @param unitKl mean KL divergence {@code [latent]}
 * @param relativeError mean relative L2 error of the fields, encoded and decoded by the means, in physical units
 * @param samples samples z a field
 * @param fields number of fields
 */
public record CvaeStatistics(Estimate elbo, Estimate nll, Estimate kl, Estimate mutualInformation,
    double mutualInformationBound, int activeUnits, double[] unitVariance, double[] unitKl, Estimate relativeError,
    int samples, int fields) {

    /** Least variance of an active unit's posterior mean (Burda et al.). */
    public static final double ACTIVE = 0.01;

    /**
     * @param value the estimate
     * @param error its standard error: over the fields and, where z is drawn, over the samples
     */
    public record Estimate(double value, double error) {
    }

    /**
     * @param model the model
     * @param fields at least 2 fields of the model's grid
     * @param samples samples z a field, 1 to 100000
     * @param seed seed of the samples
     * @param progress asked for cancel before every layer
     * @return the statistics
     * @throws BadFieldException as {@link CvaeModel#encode}
     * @throws IllegalArgumentException if there are fewer than 2 fields or the number of samples is out of its range
     */
    public static CvaeStatistics of(final CvaeModel model, final List<Field> fields, final int samples, final long seed,
        final Progress progress) {
        if (fields.size() < 2) {
            throw new IllegalArgumentException("statistics need at least 2 fields, there are " + fields.size());
        }
        if (samples < 1 || samples > 100_000) {
            throw new IllegalArgumentException("samples: " + samples + " is not between 1 and 100000");
        }
        model.check(fields);
        int n = fields.size();
        int latents = model.latentSize();
        var mean = new double[n][latents];
        var logVariance = new double[n][latents];
        var z = new double[n][];
        var elbo = new double[n];
        var likelihood = new double[n];
        var kl = new double[n];
        var error = new double[n];
        var random = new Random(seed);
        try (Session session = model.session(n, progress)) {
            for (int from = 0; from < n; from += session.batch()) {
                int rows = Math.min(session.batch(), n - from);
                List<Field> batch = fields.subList(from, from + rows);
                session.encode(batch);
                for (int row = 0; row < rows; row++) {
                    for (int l = 0; l < latents; l++) {
                        mean[from + row][l] = session.mean(row, l);
                        logVariance[from + row][l] = session.logVariance(row, l);
                    }
                    kl[from + row] = session.kl(row);
                }
                relativeErrors(session, batch, error, from);
                double[][] weights = weights(session, rows, latents, samples, random, z, from,
                    progress.part(0.8 * from / n, 0.8 * (from + rows) / n));
                for (int row = 0; row < rows; row++) {
                    elbo[from + row] = Estimators.mean(weights[row]).value();
                    likelihood[from + row] = -Estimators.logMeanExp(weights[row]);
                }
            }
        }
        double[] variance = Estimators.meanVariance(mean);
        return new CvaeStatistics(Estimators.mean(elbo), Estimators.mean(likelihood), Estimators.mean(kl),
            Estimators.mutualInformation(mean, logVariance, z, progress), Math.log(n),
            (int)DoubleStream.of(variance).filter(v -> v > ACTIVE).count(), variance, unitKl(mean, logVariance),
            Estimators.mean(error), samples, n);
    }

    private static void relativeErrors(final Session session, final List<Field> batch, final double[] error,
        final int from) {
        session.means();
        session.decode();
        Packing packing = session.likelihood().packing();
        var decoded = new float[packing.fieldSize()];
        for (int row = 0; row < batch.size(); row++) {
            float[] truth = batch.get(row).values();
            session.likelihood().mean(session.output(), row, decoded);
            error[from + row] = Validation.relative(Validation.norm(packing, truth, decoded),
                Validation.norm(packing, truth, null));
        }
    }

    /** Log importance weights log p(x | z) + log p(z) - log q(z | x) {@code [row][sample]}; keeps the first draws. */
    private static double[][] weights(final Session session, final int rows, final int latents, final int samples,
        final Random random, final double[][] first, final int from, final Progress progress) {
        var weights = new double[rows][samples];
        var noise = new float[rows * latents];
        for (int s = 0; s < samples; s++) {
            progress.checkCanceled();
            progress.report((double)s / samples, () -> "sampling the posteriors");
            for (int i = 0; i < noise.length; i++) {
                noise[i] = (float)random.nextGaussian();
            }
            session.sample(noise, 0, rows);
            session.decode();
            for (int row = 0; row < rows; row++) {
                var z = new double[latents];
                var mean = new double[latents];
                var logVariance = new double[latents];
                for (int l = 0; l < latents; l++) {
                    z[l] = session.z()[row * latents + l];
                    mean[l] = session.mean(row, l);
                    logVariance[l] = session.logVariance(row, l);
                }
                weights[row][s] = session.likelihood().logDensity(session.output(), session.target(), row)
                    + Estimators.logPrior(z) - Estimators.logNormal(z, mean, logVariance);
                if (s == 0) {
                    first[from + row] = z;
                }
            }
        }
        return weights;
    }

    private static double[] unitKl(final double[][] mean, final double[][] logVariance) {
        var kl = new double[mean[0].length];
        for (int l = 0; l < kl.length; l++) {
            for (int i = 0; i < mean.length; i++) {
                kl[l] += Session.kl(mean[i][l], logVariance[i][l]) / mean.length;
            }
        }
        return kl;
    }
}
