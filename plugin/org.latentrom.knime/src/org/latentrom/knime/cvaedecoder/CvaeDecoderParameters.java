package org.latentrom.knime.cvaedecoder;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;

/** Options of the CVAE Decoder. */
@LoadDefaultsForAbsentFields
final class CvaeDecoderParameters implements NodeParameters {
    @Widget(title = "Latent column prefix", description = "What the names of the latent columns begin with: \"z\" "
        + "for z0, z1 and so on.")
    String m_prefix = "z";

    @Widget(title = "New column", description = "Name of the column with the decoded fields. A column of that name is "
        + "replaced.")
    String m_newColumn = "Field";

    @Override
    public void validate() throws InvalidSettingsException {
        if (m_prefix == null || m_prefix.isBlank()) {
            throw new InvalidSettingsException("The latent columns need a prefix, such as z.");
        }
        if (m_newColumn == null || m_newColumn.isBlank()) {
            throw new InvalidSettingsException("The new column needs a name, such as Field.");
        }
    }
}
