package org.latentrom.engine.latent;

import java.util.ArrayList;
import java.util.List;

/**
 * How a residual network's inputs and outputs are scaled, fixed by the training data: states, time steps and parameters
 * to deviation 1, outputs so that 1 is a typical increment.
 *
 * @param parameterNames names of the parameters
 * @param timeStep dt0, the median time step
 * @param state scaling of the states
 * @param step scaling of the time step (one entry)
 * @param parameters scaling of the parameters
 * @param increments typical increment of each coordinate in the time dt0, in units of the state's deviation; positive
 */
record ResidualScaling(List<String> parameterNames, double timeStep, Standardization state, Standardization step,
    Standardization parameters, double[] increments) {

    ResidualScaling {
        parameterNames = List.copyOf(parameterNames);
    }

    static ResidualScaling of(final LatentTrajectories data) {
        double timeStep = data.medianTimeStep();
        var states = new ArrayList<double[]>();
        var steps = new ArrayList<double[]>();
        for (LatentTrajectory run : data.runs()) {
            states.addAll(List.of(run.states()));
            for (int k = 1; k < run.length(); k++) {
                steps.add(new double[]{run.times()[k] - run.times()[k - 1]});
            }
        }
        var state = Standardization.of(states, false);
        var increments = new double[data.latentSize()];
        for (LatentTrajectory run : data.runs()) {
            for (int k = 1; k < run.length(); k++) {
                double rate = timeStep / (run.times()[k] - run.times()[k - 1]);
                for (int i = 0; i < increments.length; i++) {
                    double increment = rate * (run.states()[k][i] - run.states()[k - 1][i]) / state.deviation()[i];
                    increments[i] += increment * increment / steps.size();
                }
            }
        }
        for (int i = 0; i < increments.length; i++) {
            increments[i] = Math.sqrt(increments[i]);
        }
        return new ResidualScaling(data.parameterNames(), timeStep, state, Standardization.of(steps, true),
            Standardization.of(data.runs().stream().map(LatentTrajectory::parameters).toList(), true), increments);
    }

    int latentSize() {
        return state.size();
    }

    /** @return a network with as many inputs and outputs as this scaling has */
    DenseNetwork network(final int... hidden) {
        var sizes = new int[hidden.length + 2];
        sizes[0] = latentSize() + 1 + parameterNames.size() * (1 + latentSize());
        System.arraycopy(hidden, 0, sizes, 1, hidden.length);
        sizes[hidden.length + 1] = latentSize();
        return new DenseNetwork(sizes);
    }

    /**
     * Writes the network's inputs for one sample: state, time step, parameters, and the products of parameters and
     * states, so that the linear bypass is a map whose matrix depends on the parameters.
     */
    void inputs(final double[] z, final double dt, final double[] p, final double[] to) {
        System.arraycopy(state.apply(z), 0, to, 0, z.length);
        to[z.length] = step.apply(new double[]{dt})[0];
        double[] standardised = parameters.apply(p);
        System.arraycopy(standardised, 0, to, z.length + 1, p.length);
        for (int k = 0; k < p.length; k++) {
            for (int i = 0; i < z.length; i++) {
                to[z.length + 1 + p.length + k * z.length + i] = standardised[k] * to[i];
            }
        }
    }

    /** @return the increment of a coordinate in the time dt0 for an output of 1, in the state's own unit */
    double increment(final int coordinate) {
        return increments[coordinate] * state.deviation()[coordinate];
    }
}
