package org.latentrom.knime.port;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;
import org.knime.core.node.port.AbstractSimplePortObjectSpec;
import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.FieldShape;

/** What is known of a CVAE without its weights: the latent size always, the fields' shape once it is trained. */
public final class CvaeModelPortObjectSpec extends AbstractSimplePortObjectSpec {
    /** Registered in plugin.xml. */
    public static final class Serializer extends AbstractSimplePortObjectSpecSerializer<CvaeModelPortObjectSpec> {
    }

    private int m_latentSize;

    private FieldShape m_shape;

    private List<String> m_conditions = List.of();

    /** For the framework. */
    public CvaeModelPortObjectSpec() {
    }

    /**
     * @param latentSize number of latent variables
     * @param shape channels and grid of the fields; null before training
     * @param conditions names of the run's parameters that encoder and decoder are told; empty if none
     */
    public CvaeModelPortObjectSpec(final int latentSize, final FieldShape shape, final List<String> conditions) {
        m_latentSize = latentSize;
        m_shape = shape;
        m_conditions = List.copyOf(conditions);
    }

    /** @return number of latent variables */
    public int latentSize() {
        return m_latentSize;
    }

    /** @return channels and grid of the fields; nothing before training */
    public Optional<FieldShape> shape() {
        return Optional.ofNullable(m_shape);
    }

    /** @return names of the number columns that encoder and decoder need beside field or latent variables */
    public List<String> conditions() {
        return m_conditions;
    }

    @Override
    protected void save(final ModelContentWO model) {
        model.addInt("latentSize", m_latentSize);
        model.addStringArray("conditions", m_conditions.toArray(String[]::new));
        model.addBoolean("trained", m_shape != null);
        if (m_shape != null) {
            model.addStringArray("channels", m_shape.channels().toArray(String[]::new));
            model.addInt("height", m_shape.height());
            model.addInt("width", m_shape.width());
            final var e = m_shape.extent();
            model.addDoubleArray("extent", e.xMin(), e.xMax(), e.yMin(), e.yMax());
        }
    }

    @Override
    protected void load(final ModelContentRO model) throws InvalidSettingsException {
        m_latentSize = model.getInt("latentSize");
        // workflows of version 0.1 have no conditions
        m_conditions =
            model.containsKey("conditions") ? List.of(model.getStringArray("conditions")) : List.of();
        if (model.getBoolean("trained")) {
            final double[] e = model.getDoubleArray("extent");
            final List<String> channels = Arrays.asList(model.getStringArray("channels"));
            try {
                m_shape = new FieldShape(channels, model.getInt("height"), model.getInt("width"),
                    new Extent(e[0], e[1], e[2], e[3]));
            } catch (IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException x) {
                throw new InvalidSettingsException("The saved CVAE model is damaged: " + x.getMessage(), x);
            }
        }
    }

    @Override
    public boolean equals(final Object o) {
        return o instanceof CvaeModelPortObjectSpec s && m_latentSize == s.m_latentSize
            && Objects.equals(m_shape, s.m_shape) && m_conditions.equals(s.m_conditions);
    }

    @Override
    public int hashCode() {
        return Objects.hash(m_latentSize, m_shape, m_conditions);
    }

    @Override
    public String toString() {
        return "CVAE with " + m_latentSize + " latent variables"
            + (m_conditions.isEmpty() ? "" : " and the parameters " + String.join(", ", m_conditions))
            + (m_shape == null ? ", not trained yet" : " for fields " + m_shape);
    }
}
