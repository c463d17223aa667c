package org.latentrom.engine.latent;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * All windows of the training trajectories: a start state and the states that follow it, standardised. A window at the
 * end of a run is shorter than the rollout; its missing steps have length 0 and do not count.
 */
final class RolloutWindows {
    private final ResidualScaling m_scaling;

    private final List<double[][]> m_states = new ArrayList<>();

    private final List<double[]> m_times = new ArrayList<>();

    private final List<double[]> m_parameters = new ArrayList<>();

    /** run and index of the start state of each window */
    private final List<int[]> m_starts = new ArrayList<>();

    RolloutWindows(final LatentTrajectories data, final ResidualScaling scaling) {
        m_scaling = scaling;
        for (LatentTrajectory run : data.runs()) {
            var states = new double[run.length()][];
            for (int k = 0; k < states.length; k++) {
                states[k] = scaling.state().apply(run.states()[k]);
            }
            for (int k = 0; k + 1 < states.length; k++) {
                m_starts.add(new int[]{m_states.size(), k});
            }
            m_states.add(states);
            m_times.add(run.times());
            m_parameters.add(scaling.parameters().apply(run.parameters()));
        }
    }

    /** @return number of windows */
    int size() {
        return m_starts.size();
    }

    /** Some windows side by side, arrays with the window as the innermost index. */
    record Batch(int size, int steps, double[][] states, double[][] stepRatio, double[][] stepInput,
        double[] parameters,
        double[][] valid, int validSteps) {
    }

    /**
     * @param windows numbers of the windows
     * @param steps length of the rollout
     * @return standardised states {@code [steps + 1][latent * batch]}, dt / dt0 and standardised dt {@code
     *         [steps][batch]}, parameters {@code [parameter * batch]} and 1 or 0 for steps that count or not
     */
    Batch batch(final int[] windows, final int steps) {
        int n = windows.length;
        int latent = m_scaling.latentSize();
        var states = new double[steps + 1][latent * n];
        var ratio = new double[steps][n];
        var input = new double[steps][n];
        var valid = new double[steps][n];
        var parameters = new double[m_scaling.parameterNames().size() * n];
        int count = 0;
        for (int s = 0; s < n; s++) {
            int[] start = m_starts.get(windows[s]);
            double[][] of = m_states.get(start[0]);
            double[] times = m_times.get(start[0]);
            for (int p = 0; p < m_parameters.get(start[0]).length; p++) {
                parameters[p * n + s] = m_parameters.get(start[0])[p];
            }
            for (int k = 0; k <= steps; k++) {
                int at = Math.min(start[1] + k, of.length - 1);
                for (int i = 0; i < latent; i++) {
                    states[k][i * n + s] = of[at][i];
                }
                if (k < steps && at + 1 < of.length) {
                    double dt = times[at + 1] - times[at];
                    ratio[k][s] = dt / m_scaling.timeStep();
                    input[k][s] = m_scaling.step().apply(new double[]{dt})[0];
                    valid[k][s] = 1;
                    count++;
                }
            }
        }
        return new Batch(n, steps, states, ratio, input, parameters, valid, count);
    }

    /** @return a random order of the windows */
    int[] shuffled(final RandomGenerator random) {
        var order = new int[size()];
        for (int i = 0; i < order.length; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
