package org.latentrom.knime.cvaestatistics;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.latentrom.knime.table.ColumnChoices;
import org.latentrom.knime.table.ColumnKind;

/** Options of the CVAE Performance Statistics. */
@LoadDefaultsForAbsentFields
final class CvaeStatisticsParameters implements NodeParameters {
    private static final int MOST_SAMPLES = 100_000;

    @Widget(title = "Field column", description = "The fields to judge the model on: best such as it was not trained "
        + "with.")
    @ChoicesProvider(ColumnChoices.FieldsOfSecond.class)
    String m_fieldColumn = "";

    @Widget(title = "Samples a field", description = "Latent samples that are drawn for each field. More samples "
        + "make the bound on the likelihood tighter and all estimates surer; 100 is a good value.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_samples = 100;

    @Widget(title = "Seed", description = "Seed of the samples.")
    long m_seed = 1;

    CvaeStatisticsParameters() {
    }

    CvaeStatisticsParameters(final NodeParametersInput in) {
        m_fieldColumn = ColumnKind.FIELD.guess(in, 1);
    }

    @Override
    public void validate() throws InvalidSettingsException {
        if (m_samples < 1 || m_samples > MOST_SAMPLES) {
            throw new InvalidSettingsException(
                "The samples a field must be 1 to " + MOST_SAMPLES + ", not " + m_samples + ".");
        }
    }
}
