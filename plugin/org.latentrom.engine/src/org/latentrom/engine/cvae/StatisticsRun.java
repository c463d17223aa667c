package org.latentrom.engine.cvae;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.latentrom.engine.progress.Progress;

/** One pass over the fields of a model that collects what its statistics are made of. */
final class StatisticsRun {
    private final LatentVariableModel m_model;

    private final StatisticsOptions m_options;

    private final int m_fields;

    private final int m_latents;

    private final double[][] m_mean;

    private final double[][] m_logVariance;

    private final double[][][] m_draws;

    private final double[] m_sum;

    private final double[] m_error;

    private final double[] m_relativeError;

    private final ImportanceWeights[] m_weights;

    private final long m_start = System.nanoTime();

    StatisticsRun(final LatentVariableModel model, final StatisticsOptions options) {
        m_model = model;
        m_options = options;
        m_fields = model.fields();
        m_latents = model.latentSize();
        m_mean = new double[m_fields][m_latents];
        m_logVariance = new double[m_fields][m_latents];
        m_draws =
            new double[Math.min(options.samples(), options.mutualInformationDraws())][m_fields][m_latents];
        m_sum = new double[m_fields];
        m_error = new double[m_fields];
        m_relativeError = new double[m_fields];
        m_weights = new ImportanceWeights[m_fields];
    }

    CvaeStatistics run(final Progress progress) {
        // mutual information grows with the square of the fields, but is far cheaper than decoding
        Progress sampling = progress.part(0, 0.95);
        var random = new Random(m_options.seed());
        for (int from = 0; from < m_fields; from += m_model.batch()) {
            int rows = Math.min(m_model.batch(), m_fields - from);
            m_model.encode(from, rows);
            posteriors(from, rows);
            errors(from, rows);
            if (m_model.hasPosterior()) {
                weights(from, rows, random,
                    sampling.part((double)from / m_fields, (double)(from + rows) / m_fields));
            }
        }
        return m_model.hasPosterior()
            ? result(MutualInformation.of(m_mean, m_logVariance, m_draws, progress.part(0.95, 1))) : withoutPosterior();
    }

    private void posteriors(final int from, final int rows) {
        for (int row = 0; row < rows; row++) {
            for (int l = 0; l < m_latents; l++) {
                m_mean[from + row][l] = m_model.mean(row, l);
                m_logVariance[from + row][l] = m_model.logVariance(row, l);
            }
            m_sum[from + row] = m_model.sum(row);
        }
    }

    private void errors(final int from, final int rows) {
        var error = new double[rows];
        var norm = new double[rows];
        m_model.reconstruct(m_options.decoded(), error, norm);
        for (int row = 0; row < rows; row++) {
            m_error[from + row] = error[row];
            m_relativeError[from + row] = Validation.relative(error[row], norm[row]);
        }
    }

    private void weights(final int from, final int rows, final Random random, final Progress progress) {
        int samples = m_options.samples();
        var logWeights = new double[rows][samples];
        var z = new float[rows * m_latents];
        var state = new double[m_latents];
        var log = new double[rows];
        for (int s = 0; s < samples; s++) {
            progress.checkCanceled();
            double done = (from + rows * (double)s / samples) / m_fields;
            progress.report((double)s / samples, () -> message(from, done));
            for (int i = 0; i < z.length; i++) {
                int row = i / m_latents;
                int l = i % m_latents;
                z[i] = (float)(m_mean[from + row][l]
                    + random.nextGaussian() * Math.exp(0.5 * m_logVariance[from + row][l]));
            }
            m_model.logLikelihood(z, log);
            for (int row = 0; row < rows; row++) {
                double[] kept = s < m_draws.length ? m_draws[s][from + row] : state;
                for (int l = 0; l < m_latents; l++) {
                    kept[l] = z[row * m_latents + l];
                }
                logWeights[row][s] = log[row] + Estimators.logPrior(kept)
                    - Estimators.logNormal(kept, m_mean[from + row], m_logVariance[from + row]);
            }
        }
        for (int row = 0; row < rows; row++) {
            m_weights[from + row] = ImportanceWeights.of(logWeights[row]);
        }
    }

    private String message(final int field, final double done) {
        double seconds = (System.nanoTime() - m_start) * 1e-9;
        return "sampling the posteriors, field " + (field + 1) + " of " + m_fields
            + (done > 0 ? ", " + TrainingMessage.time(seconds / done * (1 - done)) + " left" : "");
    }

    /** What can be said of a deterministic autoencoder. */
    private CvaeStatistics withoutPosterior() {
        var none = new Estimate(Double.NaN, Double.NaN, Double.NaN);
        List<LatentUnit> units = units().stream()
            .map(u -> new LatentUnit(u.variance(), u.covariance(), none, Double.NaN)).toList();
        return new CvaeStatistics(none, none, Double.NaN, none, none, none, none,
            m_options.activeUnits().count(units, m_options.threshold()), Estimate.ofExact(m_error),
            Estimate.ofExact(m_relativeError), units, m_options, m_fields);
    }

    private List<LatentUnit> units() {
        return IntStream.range(0, m_latents).mapToObj(l -> LatentUnit.of(m_mean, m_logVariance, m_sum, l)).toList();
    }

    private CvaeStatistics result(final MutualInformation information) {
        var elbo = new double[m_fields];
        var elboVariance = new double[m_fields];
        var nll = new double[m_fields];
        var nllVariance = new double[m_fields];
        var effective = new double[m_fields];
        var kl = new double[m_fields];
        double bias = 0;
        for (int i = 0; i < m_fields; i++) {
            ImportanceWeights w = m_weights[i];
            elbo[i] = w.elbo();
            elboVariance[i] = w.elboVariance();
            nll[i] = -w.logLikelihood();
            nllVariance[i] = w.logLikelihoodVariance();
            effective[i] = w.effectiveSamples();
            bias += w.bias() / m_fields;
            for (int l = 0; l < m_latents; l++) {
                kl[i] += Session.kl(m_mean[i][l], m_logVariance[i][l]);
            }
        }
        List<LatentUnit> units = units();
        return new CvaeStatistics(Estimate.ofDrawn(elbo, elboVariance), Estimate.ofDrawn(nll, nllVariance), bias,
            Estimate.ofExact(effective), Estimate.ofExact(kl), information.marginalKl(), information.information(),
            m_options.activeUnits().count(units, m_options.threshold()), Estimate.ofExact(m_error),
            Estimate.ofExact(m_relativeError), units, m_options, m_fields);
    }
}
