package org.latentrom.engine.cvae;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.nn.Adam;
import org.latentrom.engine.progress.Progress;

/** One training: the loop over epochs and batches, and the best model so far. */
final class Training implements AutoCloseable {
    private final List<Field> m_training;

    private final List<Field> m_validation;

    private final CvaeOptions m_options;

    private final Progress m_progress;

    private final Session m_session;

    private final Objective m_objective;

    private final Adam m_adam;

    private final Random m_random;

    private final Schedule m_schedule;

    private final Validation m_validator;

    private final float[] m_noise;

    private final long m_start = System.nanoTime();

    private float[] m_best;

    private double[] m_bestVariance;

    private TrainingRecord m_record;

    Training(final List<Field> training, final List<Field> validation, final Session session, final CvaeOptions options,
        final Progress progress) {
        m_training = training;
        m_validation = validation;
        m_session = session;
        m_options = options;
        m_progress = progress;
        m_random = new Random(options.seed());
        m_session.network().parameters().set(m_session.network().parameters().initial(m_random.nextLong()));
        m_adam = new Adam(m_session.network().parameters(), options.training().gradientClip());
        m_validator = new Validation(validation, session, options.network().latentSize(), m_random.nextLong());
        m_schedule = new Schedule(options.training().learningRate(), (long)options.training().epochs() * batches());
        m_objective = new Objective(session, options.network().latentSize());
        m_noise = new float[session.batch() * options.network().latentSize()];
    }

    private int batches() {
        return (m_training.size() + m_session.batch() - 1) / m_session.batch();
    }

    /** @return one record an epoch */
    List<EpochRecord> run() {
        var history = new ArrayList<EpochRecord>();
        var order = new ArrayList<>(m_training);
        double best = Double.NEGATIVE_INFINITY;
        for (int epoch = 1; epoch <= m_options.training().epochs(); epoch++) {
            shuffle(order);
            int rise = m_options.objective().warmUpEpochs();
            double warm = rise == 0 ? 1 : Math.min(1, (epoch - 1.0) / rise);
            double kl = 0;
            double rate = 0;
            for (int b = 0; b < batches(); b++) {
                m_progress.checkCanceled();
                rate = m_schedule.rate((long)(epoch - 1) * batches() + b);
                kl += step(batch(order, b), m_options.objective().beta() * warm, rate, epoch) / batches();
                report(epoch, b + 1, history);
            }
            double reconstruction = m_session.likelihood().settle();
            double validationElbo = Double.NaN;
            double error = Double.NaN;
            boolean isBest = true;
            if (!m_validation.isEmpty()) {
                m_validator.run(m_progress);
                validationElbo = m_validator.elbo();
                error = m_validator.relativeError();
                isBest = validationElbo > best;
            }
            if (!Double.isFinite(reconstruction - kl) || !m_validation.isEmpty() && !Double.isFinite(validationElbo)) {
                throw diverged(epoch);
            }
            if (isBest) {
                best = validationElbo;
                m_best = m_session.network().parameters().get();
                m_bestVariance = m_session.likelihood().variance().clone();
                m_record = new TrainingRecord(m_training.size(), m_validation.size(), epoch, reconstruction - kl,
                    validationElbo, error);
            }
            history.add(new EpochRecord(epoch, rate, reconstruction - kl, reconstruction, kl, validationElbo, error,
                isBest, seconds()));
        }
        return history;
    }

    /** The last batch of an epoch is filled up from the epoch's beginning, so that all batches weigh the same. */
    private List<Field> batch(final List<Field> order, final int number) {
        var batch = new ArrayList<Field>(m_session.batch());
        for (int i = 0; i < m_session.batch(); i++) {
            batch.add(order.get((number * m_session.batch() + i) % order.size()));
        }
        return batch;
    }

    private void shuffle(final List<Field> order) {
        for (int i = order.size() - 1; i > 0; i--) {
            order.set(i, order.set(m_random.nextInt(i + 1), order.get(i)));
        }
    }

    /** One step along the gradient; returns the batch's mean KL. */
    private double step(final List<Field> batch, final double beta, final double rate, final int epoch) {
        for (int i = 0; i < m_noise.length; i++) {
            m_noise[i] = (float)m_random.nextGaussian();
        }
        m_objective.forward(batch, m_noise);
        m_objective.backward(batch.size(), m_noise, beta);
        if (!Double.isFinite(m_adam.step(rate))) {
            throw diverged(epoch);
        }
        return m_objective.kl();
    }

    private DivergenceException diverged(final int epoch) {
        return new DivergenceException("the training diverged in epoch " + epoch
            + ": the loss is no longer a finite number. Choose a smaller learning rate than " + m_options.training().learningRate()
            + ", or look for extreme values in the fields");
    }

    private void report(final int epoch, final int batch, final List<EpochRecord> history) {
        double done = (epoch - 1 + (double)batch / batches()) / m_options.training().epochs();
        m_progress.report(done, () -> {
            var text = new StringBuilder("epoch " + epoch + " of " + m_options.training().epochs());
            if (!history.isEmpty()) {
                EpochRecord last = history.get(history.size() - 1);
                text.append(String.format(Locale.ROOT, ", loss %.5g", -last.elbo()));
                if (!m_validation.isEmpty()) {
                    text.append(String.format(Locale.ROOT, ", validation %.5g, error %.3g", -last.validationElbo(),
                        last.validationError()));
                }
            }
            return text.append(String.format(Locale.ROOT, ", %.0f s left", seconds() / done * (1 - done))).toString();
        });
    }

    private double seconds() {
        return (System.nanoTime() - m_start) * 1e-9;
    }

    /** @return parameters of the best epoch */
    float[] parameters() {
        return m_best;
    }

    /** @return variances of the best epoch */
    double[] variance() {
        return m_bestVariance;
    }

    /** @return how the best epoch came about */
    TrainingRecord record() {
        return m_record;
    }

    @Override
    public void close() {
        m_adam.close();
    }
}
