package org.latentrom.engine.latent;

import java.util.ArrayList;
import java.util.List;

import org.latentrom.engine.baseline.DmdModel;

/**
 * Dynamic mode decomposition of the latent states: z(t + dt) = A z + b at one time step. With parameters p
 * (standardised, see {@link #parameterNames()}), A and b depend on them linearly: A = A0 + sum p_k A_k, b = b0 + B p.
 * Fitted by least squares over all pairs of all runs, so training needs no options and no seed.
 */
public final class LinearDynamics implements LatentDynamics {
    /** Relative difference from the training step, or from a whole multiple of it, that is put down to rounding. */
    private static final double STEP_TOLERANCE = 1e-6;

    private final List<String> m_parameterNames;

    private final double m_timeStep;

    private final LatentRange m_range;

    private final Standardization m_parameters;

    private final DmdModel m_map;

    LinearDynamics(final List<String> parameterNames, final double timeStep, final LatentRange range,
        final Standardization parameters, final DmdModel map) {
        m_parameterNames = List.copyOf(parameterNames);
        m_timeStep = timeStep;
        m_range = range;
        m_parameters = parameters;
        m_map = map;
    }

    /**
     * @param data at least one pair of states
     * @return the map that fits all pairs best
     * @throws IllegalArgumentException if there is no pair, or the time steps are not all the same; the message names
     *             run and time
     */
    public static LinearDynamics fit(final LatentTrajectories data) {
        double step = data.medianTimeStep();
        var scaling = Standardization.of(data.runs().stream().map(LatentTrajectory::parameters).toList(), true);
        var pairs = new ArrayList<DmdModel.Pair>();
        for (LatentTrajectory run : data.runs()) {
            double[] p = scaling.apply(run.parameters());
            for (int k = 0; k + 1 < run.length(); k++) {
                double dt = run.times()[k + 1] - run.times()[k];
                if (Math.abs(dt - step) > 1e-3 * step) {
                    throw new IllegalArgumentException("linear dynamics need one time step, but run \"" + run.run()
                        + "\" goes from " + run.times()[k] + " to " + run.times()[k + 1] + " where the others step by "
                        + step + ": learn the residual network, which takes any time step");
                }
                pairs.add(new DmdModel.Pair(run.states()[k], run.states()[k + 1], features(run.states()[k], p)));
            }
        }
        return new LinearDynamics(data.parameterNames(), step, LatentRange.of(data), scaling,
            DmdModel.fit(pairs, DmdModel.Form.AFFINE));
    }

    /** The parameters and their products with the state: what the map is linear in besides the state. */
    private static double[] features(final double[] z, final double[] p) {
        var features = new double[p.length * (1 + z.length)];
        for (int k = 0; k < p.length; k++) {
            features[k] = p[k];
            for (int i = 0; i < z.length; i++) {
                features[p.length + k * z.length + i] = p[k] * z[i];
            }
        }
        return features;
    }

    @Override
    public int latentSize() {
        return m_map.rank();
    }

    @Override
    public List<String> parameterNames() {
        return m_parameterNames;
    }

    @Override
    public double timeStep() {
        return m_timeStep;
    }

    @Override
    public LatentRange range() {
        return m_range;
    }

    @Override
    public double[] step(final double[] z, final double dt, final double[] parameters) {
        check(z, dt, parameters);
        double steps = dt / m_timeStep;
        long whole = Math.round(steps);
        if (whole < 1 || whole > Integer.MAX_VALUE || Math.abs(steps - whole) > STEP_TOLERANCE * steps) {
            throw new IllegalArgumentException("linear dynamics learnt at the time step " + m_timeStep
                + " cannot step by " + dt
                + ": use a whole multiple, or learn the residual network with several time steps");
        }
        double[] p = m_parameters.apply(parameters);
        double[] state = z;
        for (long k = 0; k < whole; k++) {
            state = m_map.step(state, features(state, p));
        }
        return state;
    }

    @Override
    public String summary() {
        return "linear map (DMD) of " + latentSize() + " latent coordinates, time step " + m_timeStep
            + (m_parameterNames.isEmpty() ? "" : ", parameters " + m_parameterNames);
    }

    Standardization parameterScaling() {
        return m_parameters;
    }

    DmdModel map() {
        return m_map;
    }
}
