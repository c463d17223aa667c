package org.latentrom.knime.historychart;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.latentrom.engine.image.HistoryChart;
import org.latentrom.knime.table.ColumnChoices;

/** Options of the Training History Chart. */
@LoadDefaultsForAbsentFields
final class TrainingHistoryChartParameters implements NodeParameters {
    static final String EPOCH = "Epoch";

    static final String ELBO = "ELBO";

    static final String VALIDATION = "Validation ELBO";

    static final String RATE = "Learning rate";

    @Section(title = "Columns")
    interface ColumnsSection {
    }

    @Section(title = "Picture")
    @After(ColumnsSection.class)
    interface PictureSection {
    }

    @Widget(title = "Epoch", description = "The column of the epochs' numbers; empty for \"Epoch\".")
    @ChoicesProvider(ColumnChoices.Numbers.class)
    @Layout(ColumnsSection.class)
    String m_epochColumn = "";

    @Widget(title = "Training", description = "What is trained for, on the training rows; empty for \"ELBO\".")
    @ChoicesProvider(ColumnChoices.Numbers.class)
    @Layout(ColumnsSection.class)
    String m_trainingColumn = "";

    @Widget(title = "Validation", description = "The same on the validation rows; empty for \"Validation ELBO\", if "
        + "the table has it.")
    @ChoicesProvider(ColumnChoices.Numbers.class)
    @Layout(ColumnsSection.class)
    String m_validationColumn = "";

    @Widget(title = "Learning rate", description = "Drawn on an axis of its own on the right; empty for \"Learning "
        + "rate\", if the table has it.")
    @ChoicesProvider(ColumnChoices.Numbers.class)
    @Layout(ColumnsSection.class)
    String m_rateColumn = "";

    @Widget(title = "Cut off the beginning", description = "Lets the worst fifth of the training values lie outside of "
        + "the picture, so that the late epochs can be told apart; values from epoch 10 on are always shown.")
    @Layout(PictureSection.class)
    boolean m_zoom = true;

    @Widget(title = "Width", description = "Screen pixels of the plot: 400 to 1200.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Layout(PictureSection.class)
    int m_width = 640;

    @Widget(title = "Height", description = "Screen pixels of the plot: 200 to 800.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Layout(PictureSection.class)
    int m_height = 360;

    TrainingHistoryChartParameters() {
    }

    TrainingHistoryChartParameters(final NodeParametersInput in) {
        in.getInTableSpec(0).ifPresent(spec -> {
            m_epochColumn = present(spec, EPOCH);
            m_trainingColumn = present(spec, ELBO);
            m_validationColumn = present(spec, VALIDATION);
            m_rateColumn = present(spec, RATE);
        });
    }

    private static String present(final DataTableSpec spec, final String name) {
        return spec.containsName(name) ? name : "";
    }

    @Override
    public void validate() throws InvalidSettingsException {
        try {
            new HistoryChart(m_width, m_height, m_zoom);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException("The size cannot be used: " + e.getMessage() + ".", e);
        }
    }
}
