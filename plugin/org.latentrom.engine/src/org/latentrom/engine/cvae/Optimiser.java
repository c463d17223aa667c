package org.latentrom.engine.cvae;

import org.latentrom.engine.nn.Adam;
import org.latentrom.engine.nn.AdamState;
import org.latentrom.engine.nn.Parameters;
import org.latentrom.engine.nn.WeightAverage;

/** The steps of a training: the optimiser, its learning rates, and the average of the weights if one is kept. */
final class Optimiser implements AutoCloseable {
    private final Parameters m_parameters;

    private final Adam m_adam;

    private final WeightAverage m_average;

    private final Schedule m_schedule;

    private double m_rate;

    /** @param batches steps of an epoch */
    Optimiser(final Parameters parameters, final TrainingOptions options, final long batches) {
        m_parameters = parameters;
        m_adam = new Adam(parameters, options.gradientClip(), options.weightDecay());
        m_average = options.averaging() == 0 ? null : new WeightAverage(parameters, options.averaging());
        m_schedule = Schedule.of(options, batches);
    }

    /** Begins anew from these parameters. */
    void begin(final float[] parameters) {
        m_parameters.set(parameters);
        var none = new float[parameters.length];
        m_adam.restore(new AdamState(none, none, 0, 0));
        if (m_average != null) {
            m_average.restore(parameters, 0);
        }
    }

    /**
     * Moves the parameters against their gradient.
     *
     * @param number number of the step, from 0
     * @return false if the gradient is not finite: nothing has moved
     */
    boolean step(final long number) {
        m_rate = m_schedule.rate(number);
        if (!Double.isFinite(m_adam.step(m_rate))) {
            return false;
        }
        if (m_average != null) {
            m_average.step();
        }
        return true;
    }

    /** @return learning rate of the last step */
    double rate() {
        return m_rate;
    }

    /** Runs something with the network as it would be kept: with the averaged weights, if there are any. */
    void withKept(final Runnable code) {
        if (m_average == null) {
            code.run();
            return;
        }
        m_average.swap();
        code.run();
        m_average.swap();
    }

    /** @return a copy of the parameters that would be kept */
    float[] kept() {
        return m_average == null ? m_parameters.get() : m_average.get();
    }

    /** @return a copy of what the next steps depend on */
    State state() {
        return new State(m_parameters.get(), m_adam.state(), m_average == null ? new float[0] : m_average.get(),
            m_average == null ? 0 : m_average.steps());
    }

    /** Goes on from a state. */
    void restore(final State state) {
        m_parameters.set(state.parameters());
        m_adam.restore(state.adam());
        if (m_average != null) {
            m_average.restore(state.average(), state.averaged());
        }
    }

    /**
     * @param parameters the parameters
     * @param adam what the optimiser remembers
     * @param average moving average of the parameters; empty = none is kept
     * @param averaged number of steps in that average
     */
    record State(float[] parameters, AdamState adam, float[] average, int averaged) {
    }

    @Override
    public void close() {
        m_adam.close();
        if (m_average != null) {
            m_average.close();
        }
    }
}
