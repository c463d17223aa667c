package org.latentrom.engine.latent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;

/** The training of one network of an ensemble: choice of the epoch, then training on all data. */
final class MemberTraining implements Callable<MemberTraining> {
    private static final double GRADIENT_CLIP = 1;

    /** Learning rate at the last epoch, as a share of that at the first. */
    private static final double FINAL_RATE = 0.01;

    /** Share of the epochs after which rollouts have their full length. */
    private static final double GROWTH = 0.5;

    /** Ridge of the linear start, relative to the number of pairs. */
    private static final double RIDGE = 1e-6;

    /** Most validations in a training: each is a rollout over all that is held back. */
    private static final int VALIDATIONS = 200;

    private final int m_member;

    private final LatentTrajectories m_data;

    private final ValidationSplit.Parts m_parts;

    private final ResidualScaling m_scaling;

    private final ResidualOptions m_options;

    private final boolean m_refit;

    private final AtomicBoolean m_canceled;

    private final AtomicInteger m_epochsDone;

    private final DenseNetwork m_network;

    private final List<TrainingRecord> m_history = new ArrayList<>();

    private double[] m_weights;

    private int m_epoch;

    private double m_validationError = Double.NaN;

    MemberTraining(final int member, final LatentTrajectories data, final ValidationSplit.Parts parts,
        final ResidualScaling scaling, final ResidualOptions options, final boolean refit, final AtomicBoolean canceled,
        final AtomicInteger epochsDone) {
        m_member = member;
        m_data = data;
        m_parts = parts;
        m_scaling = scaling;
        m_options = options;
        m_refit = refit;
        m_canceled = canceled;
        m_epochsDone = epochsDone;
        m_network = scaling.network(hidden(options));
    }

    static int[] hidden(final ResidualOptions options) {
        var hidden = new int[options.hiddenLayers()];
        Arrays.fill(hidden, options.width());
        return hidden;
    }

    double[] weights() {
        return m_weights;
    }

    int epoch() {
        return m_epoch;
    }

    double validationError() {
        return m_validationError;
    }

    List<TrainingRecord> history() {
        return m_history;
    }

    @Override
    public MemberTraining call() {
        fit(m_parts.training(), m_parts.validation(), 1, m_options.epochs());
        if (m_refit) {
            double chosen = m_validationError;
            int epoch = m_epoch;
            fit(m_data, List.of(), 2, epoch);
            m_validationError = chosen;
            m_epoch = epoch;
        }
        return this;
    }

    private void fit(final LatentTrajectories data, final List<LatentTrajectory> validation, final int phase,
        final int epochs) {
        RandomGenerator random = new SplittableRandom(m_options.seed() * 1000 + m_member);
        var windows = new RolloutWindows(data, m_scaling);
        double[] w = linearStart(windows, m_network.initialWeights(random));
        var loss = new RolloutLoss(m_scaling, m_network);
        var adam = new Adam(w.length, GRADIENT_CLIP, m_options.weightDecay(),
            m_network.bypassIndex(0, 0));
        var gradient = new double[w.length];
        int every = Math.max(1, m_options.epochs() / VALIDATIONS);
        double best = Double.POSITIVE_INFINITY;
        m_weights = w.clone();
        m_epoch = epochs;
        m_validationError = validation.isEmpty() ? Double.NaN : best;
        for (int epoch = 1; epoch <= epochs; epoch++) {
            double share = (epoch - 1.0) / m_options.epochs();
            int steps = 1 + (int)Math.floor(Math.min(1, share / GROWTH) * (m_options.longestRollout() - 1));
            double rate = m_options.learningRate()
                * (FINAL_RATE + (1 - FINAL_RATE) * 0.5 * (1 + Math.cos(Math.PI * share)));
            double sum = epoch(windows, random, loss, steps, rate, adam, w, gradient);
            m_epochsDone.incrementAndGet();
            if (epoch % every == 0 || epoch == epochs) {
                double error = validation.isEmpty() ? Double.NaN : validationError(w, validation);
                m_history.add(new TrainingRecord(m_member, phase, epoch, steps, Math.sqrt(sum), error));
                if (validation.isEmpty() ? epoch == epochs : error < best) {
                    best = error;
                    m_weights = w.clone();
                    m_epoch = epoch;
                    m_validationError = error;
                }
            }
        }
    }

    private double epoch(final RolloutWindows windows, final RandomGenerator random, final RolloutLoss loss,
        final int steps, final double rate, final Adam adam, final double[] w, final double[] gradient) {
        int[] order = windows.shuffled(random);
        double sum = 0;
        for (int from = 0; from < order.length; from += m_options.batch()) {
            if (m_canceled.get()) {
                throw new CancellationException("cancelled");
            }
            int to = Math.min(order.length, from + m_options.batch());
            var batch = windows.batch(Arrays.copyOfRange(order, from, to), steps);
            double[] start = batch.states()[0].clone();
            for (int i = 0; i < start.length; i++) {
                start[i] += m_options.noise() * random.nextGaussian();
            }
            for (int i = 0; i < batch.parameters().length; i++) {
                batch.parameters()[i] += m_options.parameterNoise() * random.nextGaussian();
            }
            sum += loss.evaluate(w, batch, start, gradient) * (to - from) / order.length;
            adam.update(w, gradient, rate);
        }
        return sum;
    }

    /**
     * The linear bypass starts as the ridge-regularised least-squares map, that is as DMD, and the network has only
     * what is not linear left to learn.
     */
    private double[] linearStart(final RolloutWindows windows, final double[] w) {
        var all = new int[windows.size()];
        Arrays.setAll(all, i -> i);
        var pairs = windows.batch(all, 1);
        int n = all.length;
        int in = m_network.inputs();
        var x = new DMatrixRMaj(n, in + 1);
        var y = new DMatrixRMaj(n, m_network.outputs());
        var inputs = new double[in * n];
        RolloutLoss.fillInput(pairs.states()[0], pairs, 0, inputs);
        for (int s = 0; s < n; s++) {
            for (int c = 0; c < in; c++) {
                x.set(s, c, inputs[c * n + s]);
            }
            x.set(s, in, 1);
            for (int i = 0; i < m_scaling.latentSize(); i++) {
                double scale = pairs.stepRatio()[0][s] * m_scaling.increments()[i];
                double increment = pairs.states()[1][i * n + s] - pairs.states()[0][i * n + s];
                y.set(s, i, scale == 0 ? 0 : increment / scale);
            }
        }
        var normal = new DMatrixRMaj(in + 1, in + 1);
        CommonOps_DDRM.multTransA(x, x, normal);
        for (int i = 0; i <= in; i++) {
            normal.add(i, i, RIDGE * n);
        }
        var right = new DMatrixRMaj(in + 1, m_network.outputs());
        CommonOps_DDRM.multTransA(x, y, right);
        var solution = new DMatrixRMaj(in + 1, m_network.outputs());
        var solver = LinearSolverFactory_DDRM.chol(in + 1);
        if (solver.setA(normal)) {
            solver.solve(right, solution);
            for (int o = 0; o < m_network.outputs(); o++) {
                for (int i = 0; i < in; i++) {
                    w[m_network.bypassIndex(o, i)] = solution.get(i, o);
                }
                w[m_network.biasIndex(o)] = solution.get(in, o);
            }
        }
        return w;
    }

    /** @return root of the squared error of rollouts over the states' variance; infinite if one diverges */
    private double validationError(final double[] w, final List<LatentTrajectory> validation) {
        var dynamics = new ResidualDynamics(m_scaling, new LatentRange(new double[0], new double[0]), hidden(m_options),
            List.of(w));
        double[] deviation = m_scaling.state().deviation();
        double variance = 0;
        for (int i = 0; i < deviation.length; i++) {
            variance += m_scaling.increments()[i] > 0 ? deviation[i] * deviation[i] : 0;
        }
        double sum = 0;
        int count = 0;
        for (LatentTrajectory run : validation) {
            double[] z = run.states()[0];
            for (int k = 1; k < run.length(); k++) {
                z = dynamics.step(z, run.times()[k] - run.times()[k - 1], run.parameters());
                for (int i = 0; i < z.length; i++) {
                    double error = z[i] - run.states()[k][i];
                    sum += error * error;
                }
                count++;
            }
        }
        return Double.isFinite(sum) ? Math.sqrt(sum / Math.max(1, count) / Math.max(variance, Double.MIN_NORMAL))
            : Double.POSITIVE_INFINITY;
    }
}
