package org.knime.core.node.port.image;

import org.knime.core.data.DataType;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;
import org.knime.core.node.port.AbstractSimplePortObjectSpec;

/** Kind of picture at a port. */
public final class ImagePortObjectSpec extends AbstractSimplePortObjectSpec {
    /** Registered in plugin.xml. */
    public static final class Serializer extends AbstractSimplePortObjectSpecSerializer<ImagePortObjectSpec> {
    }

    private DataType m_type;

    public ImagePortObjectSpec() {
    }

    public ImagePortObjectSpec(final DataType type) {
        m_type = type;
    }

    @Override
    protected void save(final ModelContentWO model) {
        m_type.save(model);
    }

    @Override
    protected void load(final ModelContentRO model) throws InvalidSettingsException {
        m_type = DataType.load(model);
    }
}
