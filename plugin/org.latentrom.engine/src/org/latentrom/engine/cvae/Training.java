package org.latentrom.engine.cvae;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.nn.Adam;
import org.latentrom.engine.nn.Parameters;
import org.latentrom.engine.nn.WeightAverage;
import org.latentrom.engine.progress.Progress;

/** One training: the loop over epochs and batches, and the best model so far. */
final class Training implements AutoCloseable {
    private final List<Field> m_training;

    private final List<Field> m_validation;

    private final CvaeOptions m_options;

    private final Progress m_progress;

    private final Checkpointing m_checkpoints;

    private final Session m_session;

    private final Parameters m_parameters;

    private final Objective m_objective;

    private final Adam m_adam;

    private final WeightAverage m_average;

    private final ResumableRandom m_random;

    private final Schedule m_schedule;

    private final Validation m_validator;

    private final float[] m_noise;

    private final int[] m_order;

    private final List<EpochRecord> m_history = new ArrayList<>();

    private long m_start = System.nanoTime();

    private float[] m_best = {};

    private double[] m_bestVariance = {};

    private TrainingRecord m_record;

    Training(final List<Field> training, final List<Field> validation, final Session session, final CvaeOptions options,
        final Checkpointing checkpoints, final Progress progress) {
        m_training = training;
        m_validation = options.training().monitor().chosen(validation);
        m_session = session;
        m_options = options;
        m_checkpoints = checkpoints;
        m_progress = progress;
        m_random = new ResumableRandom(options.seed());
        m_parameters = m_session.network().parameters();
        m_parameters.set(m_parameters.initial(m_random.nextLong()));
        TrainingOptions t = options.training();
        m_validator = new Validation(m_validation, session, options.network().latentSize(), m_random.nextLong());
        m_schedule = new Schedule(t.learningRate(), (long)t.epochs() * batches());
        m_objective = new Objective(session, options.network().latentSize());
        m_noise = new float[session.batch() * options.network().latentSize()];
        m_order = IntStream.range(0, training.size()).toArray();
        m_adam = new Adam(m_parameters, t.gradientClip(), t.weightDecay());
        m_average = t.averaging() == 0 ? null : new WeightAverage(m_parameters, t.averaging());
    }

    private int batches() {
        return (m_training.size() + m_session.batch() - 1) / m_session.batch();
    }

    /** @return one record an epoch */
    List<EpochRecord> run() {
        resume();
        int epochs = m_options.training().epochs();
        for (int epoch = m_history.size() + 1; epoch <= epochs; epoch++) {
            epoch(epoch, epoch == epochs);
            m_checkpoints.write(epoch == epochs, this::state);
        }
        return m_history;
    }

    private void epoch(final int epoch, final boolean last) {
        shuffle();
        int rise = m_options.objective().warmUpEpochs();
        double warm = rise == 0 ? 1 : Math.min(1, (epoch - 1.0) / rise);
        double kl = 0;
        double rate = 0;
        for (int b = 0; b < batches(); b++) {
            m_progress.checkCanceled();
            rate = m_schedule.rate((long)(epoch - 1) * batches() + b);
            kl += step(batch(b), m_options.objective().beta() * warm, rate, epoch) / batches();
            report(epoch, b + 1);
        }
        double elbo = m_session.likelihood().settle() - kl;
        boolean validates = !m_validation.isEmpty() && (last || m_options.training().monitor().validates(epoch));
        // with validation fields, an epoch that was not validated cannot be the best
        boolean isBest = m_validation.isEmpty();
        if (validates) {
            swap();
            m_validator.run(m_progress);
            isBest = m_record == null || m_validator.elbo() > m_record.validationElbo();
            swap();
        }
        double validationElbo = validates ? m_validator.elbo() : Double.NaN;
        double error = validates ? m_validator.relativeError() : Double.NaN;
        if (!Double.isFinite(elbo) || validates && !Double.isFinite(validationElbo)) {
            throw diverged(epoch);
        }
        if (isBest) {
            m_best = m_average == null ? m_parameters.get() : m_average.get();
            m_bestVariance = m_session.likelihood().variance().clone();
            m_record = new TrainingRecord(m_training.size(), m_validation.size(), epoch, elbo, validationElbo, error);
        }
        m_history.add(
            new EpochRecord(epoch, rate, elbo, elbo + kl, kl, validationElbo, error, isBest, seconds()));
    }

    /** Exchanges the parameters and their average, if there is one. */
    private void swap() {
        if (m_average != null) {
            m_average.swap();
        }
    }

    private void resume() {
        int variances = m_session.likelihood().variance().length;
        TrainingState s = m_checkpoints.read(m_training.size(), m_parameters.size(), variances);
        if (s == null) {
            m_checkpoints.begin(state());
            return;
        }
        m_random.restore(s.random());
        System.arraycopy(s.order(), 0, m_order, 0, m_order.length);
        m_parameters.set(s.parameters());
        System.arraycopy(s.variance(), 0, m_session.likelihood().variance(), 0, variances);
        m_adam.restore(s.adam());
        if (m_average != null) {
            m_average.restore(s.average(), s.averaged());
        }
        m_best = s.best();
        m_bestVariance = s.bestVariance();
        m_record = s.record();
        m_history.addAll(s.history());
        m_start = System.nanoTime() - (long)(s.seconds() * 1e9);
    }

    private TrainingState state() {
        return new TrainingState(m_random.state(), m_order, m_parameters.get(), m_session.likelihood().variance(),
            m_adam.state(), m_average == null ? new float[0] : m_average.get(),
            m_average == null ? 0 : m_average.steps(), m_best, m_bestVariance, m_record, m_history, seconds());
    }

    /** The last batch of an epoch is filled up from the epoch's beginning, so that all batches weigh the same. */
    private List<Field> batch(final int number) {
        var batch = new ArrayList<Field>(m_session.batch());
        for (int i = 0; i < m_session.batch(); i++) {
            batch.add(m_training.get(m_order[(number * m_session.batch() + i) % m_order.length]));
        }
        return batch;
    }

    private void shuffle() {
        for (int i = m_order.length - 1; i > 0; i--) {
            int other = m_random.nextInt(i + 1);
            int row = m_order[i];
            m_order[i] = m_order[other];
            m_order[other] = row;
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
        if (m_average != null) {
            m_average.step();
        }
        return m_objective.kl();
    }

    private DivergenceException diverged(final int epoch) {
        return new DivergenceException("the training diverged in epoch " + epoch
            + ": the loss is no longer a finite number. Choose a smaller learning rate than " + m_options.training().learningRate()
            + ", or look for extreme values in the fields");
    }

    private void report(final int epoch, final int batch) {
        double done = (epoch - 1 + (double)batch / batches()) / m_options.training().epochs();
        m_progress.report(done, () -> {
            var text = new StringBuilder("epoch " + epoch + " of " + m_options.training().epochs());
            if (!m_history.isEmpty()) {
                text.append(String.format(Locale.ROOT, ", loss %.5g", -m_history.get(m_history.size() - 1).elbo()));
            }
            for (int i = m_history.size() - 1; i >= 0; i--) {
                EpochRecord r = m_history.get(i);
                if (!Double.isNaN(r.validationElbo())) {
                    text.append(String.format(Locale.ROOT, ", validation %.5g, error %.3g", -r.validationElbo(),
                        r.validationError()));
                    break;
                }
            }
            text.append(String.format(Locale.ROOT, ", %.0f s left", seconds() / done * (1 - done)));
            return text.append(m_checkpoints.problem().isEmpty() ? "" : "; " + m_checkpoints.problem()).toString();
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
        if (m_average != null) {
            m_average.close();
        }
    }
}
