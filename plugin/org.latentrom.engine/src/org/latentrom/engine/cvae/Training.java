package org.latentrom.engine.cvae;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.nn.Backend;
import org.latentrom.engine.nn.Parameters;
import org.latentrom.engine.progress.Progress;

/** One training: the loop over epochs and batches, the best model so far, and what happens when it goes wrong. */
final class Training implements AutoCloseable {
    private final Batcher m_batcher;

    private final List<Field> m_training;

    private final List<Field> m_validation;

    private final CvaeOptions m_options;

    private final Progress m_progress;

    private final Checkpointing m_checkpoints;

    private final Session m_session;

    private final Objective m_objective;

    private final Optimiser m_optimiser;

    private final ResumableRandom m_random;

    private final Validation m_validator;

    private final CollapseProbe m_probe;

    private final float[] m_noise;

    private final Batches m_batches;

    private final double[] m_firstVariance;

    private final List<EpochRecord> m_history = new ArrayList<>();

    private final List<String> m_warnings = new ArrayList<>();

    private long m_start = System.nanoTime();

    // batches of the epoch so far, and their share of its mean KL
    private int m_done;

    private double m_kl;

    private BestEpoch m_best;

    private int m_attempt;

    private int m_collapsed;

    private boolean m_ended;

    Training(final Batcher training, final List<Field> validation, final Objective objective, final Scaling scaling,
        final CvaeOptions options, final Checkpointing checkpoints, final Progress progress) {
        m_batcher = training;
        m_training = training.fields();
        m_validation = options.training().monitor().chosen(validation);
        m_objective = objective;
        m_session = objective.session();
        m_options = options;
        m_checkpoints = checkpoints;
        m_progress = progress;
        int latents = options.network().latentSize();
        m_random = new ResumableRandom(options.seed());
        Parameters parameters = m_session.network().parameters();
        parameters.set(parameters.initial(m_random.nextLong()));
        m_validator = new Validation(m_validation, m_session, latents, m_random.nextLong());
        m_probe = new CollapseProbe(m_training, m_session, scaling, latents);
        m_noise = new float[m_session.batch() * latents];
        m_batches = new Batches(m_training.size(), training.layout().fields());
        m_firstVariance = m_session.likelihood().variance().clone();
        m_optimiser = new Optimiser(parameters, options.training(), m_batches.count());
    }

    /** @return one record an epoch */
    List<EpochRecord> run() {
        resume();
        while (!ended()) {
            try {
                epoch(m_history.size() + 1);
                m_ended = outOfPatience();
            } catch (DivergenceException e) {
                recover(e);
            }
            m_checkpoints.write(ended(), this::state);
        }
        return m_history;
    }

    private boolean ended() {
        return m_ended || m_history.size() == m_options.training().epochs();
    }

    private void epoch(final int epoch) {
        if (m_done == 0) {
            m_batches.shuffle(m_random);
        }
        int rise = m_options.objective().warmUpEpochs();
        double warm = rise == 0 ? 1 : Math.min(1, (epoch - 1.0) / rise);
        while (m_done < m_batches.count()) {
            m_progress.checkCanceled();
            m_kl += step(m_done, m_options.objective().beta() * warm, epoch) / m_batches.count();
            m_done++;
            report(epoch, m_done);
            if (m_done < m_batches.count()) {
                m_checkpoints.write(false, this::state);
            }
        }
        double kl = m_kl;
        beginEpoch();
        double elbo = m_session.likelihood().settle() - kl;
        boolean last = epoch == m_options.training().epochs();
        boolean validates = !m_validation.isEmpty() && (last || epoch % monitor().validateEvery() == 0);
        if (validates) {
            m_optimiser.withKept(() -> m_validator.run(m_progress));
        }
        double validationElbo = validates ? m_validator.elbo() : Double.NaN;
        double error = validates ? m_validator.relativeError() : Double.NaN;
        if (!Double.isFinite(elbo) || validates && !Double.isFinite(validationElbo)) {
            throw diverged(epoch);
        }
        // with validation fields, an epoch that was not validated cannot be the best
        boolean isBest = m_validation.isEmpty()
            || validates && (m_best == null || validationElbo > m_best.record().validationElbo());
        if (isBest) {
            m_best = new BestEpoch(m_optimiser.kept(), m_session.likelihood().variance().clone(), new TrainingRecord(
                m_training.size(), m_validation.size(), epoch, elbo, validationElbo, error));
        }
        m_history.add(new EpochRecord(epoch, m_optimiser.rate(), elbo, elbo + kl, kl, validationElbo, error, isBest,
            seconds()));
        watch(epoch);
    }

    private void beginEpoch() {
        m_done = 0;
        m_kl = 0;
    }

    private MonitorOptions monitor() {
        return m_options.training().monitor();
    }

    private boolean outOfPatience() {
        if (m_history.isEmpty()) {
            // began anew
            return false;
        }
        EpochRecord last = m_history.get(m_history.size() - 1);
        return monitor().patience() > 0 && !Double.isNaN(last.validationElbo())
            && last.epoch() - m_best.record().epoch() >= monitor().patience();
    }

    /**
     * Three looks between the first and the second quarter of a training: early enough to begin anew without much loss,
     * late enough to tell slow from stuck, and not all of them in a moment of confusion at a large learning rate.
     */
    private void watch(final int epoch) {
        int epochs = m_options.training().epochs();
        int first = Math.max((epochs + 4) / 5, m_options.objective().warmUpEpochs() + 1);
        int step = (epochs + 9) / 10;
        boolean looks = epochs >= 10 && (epoch == first || epoch == first + step || epoch == first + 2 * step);
        // a collapsed training does not improve, so patience may end before any look
        boolean gaveUp = epoch < epochs && outOfPatience();
        if (!looks && !gaveUp && epoch != epochs) {
            return;
        }
        var collapsed = new boolean[1];
        m_optimiser.withKept(() -> collapsed[0] = m_probe.collapsed(m_progress));
        m_collapsed = collapsed[0] ? m_collapsed + 1 : 0;
        boolean again = m_attempt < monitor().restarts();
        if (collapsed[0] && (epoch == epochs || gaveUp && !again)) {
            m_warnings.add("The training has collapsed: " + m_probe + ". Choose more epochs, a smaller KL weight, "
                + "warm-up epochs, another learning rate, or look whether the fields differ by more than noise.");
        } else if (again && (m_collapsed == 3 || gaveUp && collapsed[0])) {
            restart("By epoch " + epoch + ", " + m_probe);
        }
    }

    /** Late in a training there is a model worth keeping; early there is not, and another start may do better. */
    private void recover(final DivergenceException e) {
        int epoch = m_history.size() + 1;
        if (m_best != null && epoch > m_options.training().epochs() / 2) {
            m_ended = true;
            m_warnings.add("The training ended in epoch " + epoch + " of " + m_options.training().epochs()
                + ", because the loss was no longer a finite number. The best epoch before, "
                + m_best.record().epoch() + ", is kept; a smaller learning rate may give a better one.");
        } else if (m_attempt < monitor().restarts()) {
            restart("In epoch " + epoch + " the loss was no longer a finite number");
        } else {
            throw e;
        }
    }

    private void restart(final String reason) {
        m_attempt++;
        m_warnings.add(reason + ": the training began anew with other initial weights (attempt " + (m_attempt + 1)
            + " of at most " + (monitor().restarts() + 1) + ").");
        // far from each other and from the seeds that a user tries next
        m_random.setSeed(m_options.seed() + 0x9E3779B97F4A7C15L * m_attempt);
        m_optimiser.begin(m_session.network().parameters().initial(m_random.nextLong()));
        m_batches.restore(IntStream.range(0, m_training.size()).toArray());
        m_session.likelihood().settle();
        System.arraycopy(m_firstVariance, 0, m_session.likelihood().variance(), 0, m_firstVariance.length);
        beginEpoch();
        m_history.clear();
        m_best = null;
        m_collapsed = 0;
    }

    private void resume() {
        int variances = m_firstVariance.length;
        TrainingState s = m_checkpoints.read(m_training.size(), m_session.network().parameters().size(), variances,
            m_session.likelihood().gathered().length);
        if (s == null) {
            m_checkpoints.begin(state());
            return;
        }
        m_random.restore(s.random());
        m_batches.restore(s.order());
        System.arraycopy(s.variance(), 0, m_session.likelihood().variance(), 0, variances);
        m_optimiser.restore(s.optimiser());
        m_done = s.part().batches();
        m_kl = s.part().kl();
        m_session.likelihood().restore(s.part().gathered());
        m_best = s.best();
        m_history.addAll(s.history());
        m_attempt = s.attempt();
        m_collapsed = s.collapsed();
        m_ended = s.ended();
        m_warnings.addAll(s.warnings());
        if (s.threads() != Backend.threads() && !ended()) {
            m_warnings.add("The training went on with " + Backend.threads() + " threads, it had begun with "
                + s.threads() + ": the model is not bit by bit that of an unbroken training.");
        }
        m_start = System.nanoTime() - (long)(s.seconds() * 1e9);
    }

    private TrainingState state() {
        return new TrainingState(m_random.state(), m_batches.order(), m_session.likelihood().variance(),
            new EpochPart(m_done, m_kl, m_session.likelihood().gathered()), m_optimiser.state(), m_best,
            m_history, m_attempt, m_collapsed, m_ended, m_warnings, seconds(), Backend.threads());
    }

    /** One step along the gradient; returns the batch's mean KL. */
    private double step(final int number, final double beta, final int epoch) {
        for (int i = 0; i < m_noise.length; i++) {
            m_noise[i] = (float)m_random.nextGaussian();
        }
        boolean drops = m_options.network().blocks().dropout() > 0;
        if (drops) {
            m_session.network().dropFrom(m_random.nextLong());
        }
        m_objective.forward(m_batcher.batch(m_batches.rows(number), m_random), m_noise);
        m_objective.backward(m_noise, beta);
        if (drops) {
            m_session.network().dropNothing();
        }
        if (!m_optimiser.step((epoch - 1L) * m_batches.count() + number)) {
            throw diverged(epoch);
        }
        return m_objective.kl();
    }

    private DivergenceException diverged(final int epoch) {
        return new DivergenceException("the training diverged in epoch " + epoch
            + ": the loss is no longer a finite number" + (m_attempt == 0 ? "" : ", as in the " + m_attempt
                + " attempts before with other initial weights")
            + ". Choose a smaller learning rate than " + m_options.training().learningRate()
            + ", or look for extreme values in the fields");
    }

    private void report(final int epoch, final int batch) {
        int epochs = m_options.training().epochs();
        double done = (epoch - 1 + (double)batch / m_batches.count()) / epochs;
        double elbo = m_session.likelihood().soFar() - m_kl * m_batches.count() / m_done;
        double seconds = seconds();
        // the message may be asked for later and by another thread
        List<EpochRecord> history = List.copyOf(m_history);
        String problem = m_checkpoints.problem();
        m_progress.report(done, () -> TrainingMessage.of(epoch, epochs, elbo, history, seconds, done)
            + (problem.isEmpty() ? "" : "; " + problem));
    }

    private double seconds() {
        return (System.nanoTime() - m_start) * 1e-9;
    }

    /** @return the best epoch */
    BestEpoch best() {
        return m_best;
    }

    /** @return what the user should know of */
    List<String> warnings() {
        var warnings = new ArrayList<>(m_warnings);
        if (!m_checkpoints.problem().isEmpty()) {
            warnings.add(m_checkpoints.problem());
        }
        return warnings;
    }

    @Override
    public void close() {
        m_optimiser.close();
    }
}
