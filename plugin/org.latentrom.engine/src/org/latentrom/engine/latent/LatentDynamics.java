package org.latentrom.engine.latent;

import java.util.List;

/**
 * A learnt evolution of latent states: z(t + dt) = Phi(z(t), dt, parameters). Immutable and safe to use from several
 * threads.
 */
public sealed interface LatentDynamics permits LinearDynamics, ResidualDynamics {
    /** @return number of latent coordinates */
    int latentSize();

    /** @return names of the parameters, in the order in which {@link #step} takes them */
    List<String> parameterNames();

    /** @return the median time step of the training data: what a rollout uses unless told otherwise */
    double timeStep();

    /** @return the box of the training states */
    LatentRange range();

    /**
     * @param z the state, {@link #latentSize()} numbers
     * @param dt time step, positive, in the training data's unit
     * @param parameters one a parameter name
     * @return the state after the step; may be non-finite if z is far from the training data
     * @throws IllegalArgumentException if sizes are wrong or the model cannot step by dt; the message says why
     */
    double[] step(double[] z, double dt, double[] parameters);

    /** @return one line on what the model is, for port summaries */
    String summary();

    /**
     * @throws IllegalArgumentException if the number of latent coordinates or parameters is wrong or dt not positive
     */
    default void check(final double[] z, final double dt, final double[] parameters) {
        if (z.length != latentSize()) {
            throw new IllegalArgumentException(
                "the dynamics were learnt for " + latentSize() + " latent coordinates, the state has " + z.length);
        }
        if (parameters.length != parameterNames().size()) {
            throw new IllegalArgumentException(
                "the dynamics need the parameters " + parameterNames() + ", but " + parameters.length + " were given");
        }
        if (!(dt > 0) || !Double.isFinite(dt)) {
            throw new IllegalArgumentException("the time step is " + dt + ", but must be positive");
        }
    }
}
