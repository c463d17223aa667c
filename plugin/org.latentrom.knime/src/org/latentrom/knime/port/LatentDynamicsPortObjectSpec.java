package org.latentrom.knime.port;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;
import org.knime.core.node.port.AbstractSimplePortObjectSpec;

/**
 * What is known of latent dynamics without their weights: which columns they need; the time step once they are learnt.
 */
public final class LatentDynamicsPortObjectSpec extends AbstractSimplePortObjectSpec {
    /** Registered in plugin.xml. */
    public static final class Serializer extends AbstractSimplePortObjectSpecSerializer<LatentDynamicsPortObjectSpec> {
    }

    private String m_prefix;

    private int m_latentSize;

    private List<String> m_parameters;

    private double m_timeStep;

    /** For the framework. */
    public LatentDynamicsPortObjectSpec() {
    }

    /**
     * @param prefix what the names of the latent columns begin with
     * @param latentSize number of latent columns
     * @param parameters names of the parameter columns, in the model's order
     * @param timeStep median time step of the training data; NaN before training
     */
    public LatentDynamicsPortObjectSpec(final String prefix, final int latentSize, final List<String> parameters,
        final double timeStep) {
        m_prefix = prefix;
        m_latentSize = latentSize;
        m_parameters = List.copyOf(parameters);
        m_timeStep = timeStep;
    }

    /** @return what the names of the latent columns begin with */
    public String prefix() {
        return m_prefix;
    }

    /** @return number of latent columns */
    public int latentSize() {
        return m_latentSize;
    }

    /** @return names of the parameter columns, in the model's order */
    public List<String> parameters() {
        return m_parameters;
    }

    /** @return median time step of the training data; NaN before training */
    public double timeStep() {
        return m_timeStep;
    }

    @Override
    protected void save(final ModelContentWO model) {
        model.addString("prefix", m_prefix);
        model.addInt("latentSize", m_latentSize);
        model.addStringArray("parameters", m_parameters.toArray(String[]::new));
        model.addDouble("timeStep", m_timeStep);
    }

    @Override
    protected void load(final ModelContentRO model) throws InvalidSettingsException {
        m_prefix = model.getString("prefix");
        m_latentSize = model.getInt("latentSize");
        m_parameters = List.copyOf(Arrays.asList(model.getStringArray("parameters")));
        m_timeStep = model.getDouble("timeStep");
    }

    @Override
    public boolean equals(final Object o) {
        return o instanceof LatentDynamicsPortObjectSpec s && m_latentSize == s.m_latentSize
            && m_prefix.equals(s.m_prefix)
            && m_parameters.equals(s.m_parameters) && Double.compare(m_timeStep, s.m_timeStep) == 0;
    }

    @Override
    public int hashCode() {
        return Objects.hash(m_prefix, m_latentSize, m_parameters, m_timeStep);
    }

    @Override
    public String toString() {
        return "Latent dynamics of " + m_latentSize + " variables " + m_prefix + "0, …"
            + (m_parameters.isEmpty() ? "" : " with parameters " + String.join(", ", m_parameters))
            + (Double.isNaN(m_timeStep) ? ", not trained yet" : ", time step " + m_timeStep);
    }
}
