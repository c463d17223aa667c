package org.latentrom.knime.cvaeencoder;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.latentrom.knime.table.ColumnChoices;
import org.latentrom.knime.table.ColumnKind;

/** Options of the CVAE Encoder. */
@LoadDefaultsForAbsentFields
final class CvaeEncoderParameters implements NodeParameters {
    @Widget(title = "Field column", description = "The fields to encode. They need the channels and the grid that the "
        + "model was trained with.")
    @ChoicesProvider(ColumnChoices.FieldsOfSecond.class)
    String m_fieldColumn = "";

    @Widget(title = "Latent column prefix", description = "What the names of the new columns begin with: \"z\" gives "
        + "z0, z1 and so on.")
    String m_prefix = "z";

    @Widget(title = "Append standard deviations", description = "Also appends the standard deviation of each latent "
        + "variable, as columns \"z0 (sigma)\" and so on: how sure the encoder is.")
    boolean m_sigmas = false;

    @Widget(title = "Keep field column", description = "Leave the fields in the output. Latent numbers alone make a "
        + "table that is quick to handle.")
    boolean m_keepFields = true;

    CvaeEncoderParameters() {
    }

    CvaeEncoderParameters(final NodeParametersInput in) {
        m_fieldColumn = ColumnKind.FIELD.guess(in, 1);
    }

    @Override
    public void validate() throws InvalidSettingsException {
        if (m_prefix == null || m_prefix.isBlank()) {
            throw new InvalidSettingsException("The latent columns need a prefix, such as z.");
        }
    }
}
