package org.latentrom.engine.latent;

import java.util.List;

/**
 * Latent dynamics by residual networks: z(t + dt) = z(t) + (dt / dt0) S N(z, dt, parameters), where dt0 is the training
 * data's median time step, S the size of the training data's increments, and N the mean of the outputs of one or
 * several dense networks (an ensemble) of standardised inputs. As dt goes to 0 the state stays where it is, as it must
 * (K. He et al. 2016; T. Qin, K. Wu, D. Xiu, "Data driven governing equations approximation using deep neural
 * networks", 2019).
 */
public final class ResidualDynamics implements LatentDynamics {
    private final ResidualScaling m_scaling;

    private final LatentRange m_range;

    private final int[] m_hidden;

    private final DenseNetwork m_network;

    private final List<double[]> m_members;

    /**
     * @param hidden widths of the hidden layers
     * @param members one weight vector a network, at least one
     */
    ResidualDynamics(final ResidualScaling scaling, final LatentRange range, final int[] hidden,
        final List<double[]> members) {
        m_scaling = scaling;
        m_range = range;
        m_hidden = hidden.clone();
        m_network = scaling.network(hidden);
        m_members = List.copyOf(members);
    }

    @Override
    public int latentSize() {
        return m_scaling.latentSize();
    }

    @Override
    public List<String> parameterNames() {
        return m_scaling.parameterNames();
    }

    @Override
    public double timeStep() {
        return m_scaling.timeStep();
    }

    @Override
    public LatentRange range() {
        return m_range;
    }

    @Override
    public double[] step(final double[] z, final double dt, final double[] parameters) {
        check(z, dt, parameters);
        var activations = m_network.new Activations(1);
        m_scaling.inputs(z, dt, parameters, activations.input());
        var increment = new double[z.length];
        for (double[] w : m_members) {
            m_network.forward(w, activations);
            for (int i = 0; i < increment.length; i++) {
                increment[i] += activations.output()[i];
            }
        }
        double[] next = z.clone();
        for (int i = 0; i < next.length; i++) {
            next[i] += dt / timeStep() * m_scaling.increment(i) * increment[i] / m_members.size();
        }
        return next;
    }

    @Override
    public String summary() {
        return "residual network of " + latentSize() + " latent coordinates, " + m_members.size() + " x "
            + m_network.weights() + " weights, time step " + timeStep()
            + (parameterNames().isEmpty() ? "" : ", parameters " + parameterNames());
    }

    ResidualScaling scaling() {
        return m_scaling;
    }

    int[] hidden() {
        return m_hidden.clone();
    }

    List<double[]> members() {
        return m_members;
    }
}
