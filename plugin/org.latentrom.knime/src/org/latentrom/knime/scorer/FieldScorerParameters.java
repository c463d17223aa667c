package org.latentrom.knime.scorer;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.updates.util.BooleanReference;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.latentrom.knime.table.ColumnChoices;
import org.latentrom.knime.table.ColumnKind;

/** Options of the Field Scorer. */
@LoadDefaultsForAbsentFields
final class FieldScorerParameters implements NodeParameters {
    @Section(title = "Columns")
    interface ColumnsSection {
    }

    @Section(title = "Matching")
    @After(ColumnsSection.class)
    interface MatchingSection {
    }

    @Section(title = "Baselines")
    @After(MatchingSection.class)
    interface BaselinesSection {
    }

    static final class WithBaselines implements BooleanReference {
    }

    @Widget(title = "Predicted field column", description = "The fields to judge, as a CVAE Decoder makes them. "
        + "The tables of true and training fields must have a field column of the same name, or only one.")
    @ChoicesProvider(ColumnChoices.Fields.class)
    @Layout(ColumnsSection.class)
    String m_fieldColumn = "";

    @Widget(title = "Run column", description = "Names the simulation of a row; the same name in all three tables. "
        + "Without a column \"Run\" all rows belong to one run.")
    @ChoicesProvider(ColumnChoices.Runs.class)
    @Layout(ColumnsSection.class)
    String m_runColumn = "";

    @Widget(title = "Time column", description = "The time of a row; the same name in all three tables.")
    @ChoicesProvider(ColumnChoices.Numbers.class)
    @Layout(ColumnsSection.class)
    String m_timeColumn = "";

    @Widget(title = "Time tolerance", description = "A predicted and a true field belong together if their run is the "
        + "same and their times differ by no more than this. A hundredth of the time step is a good value; the default "
        + "only forgives rounding.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Layout(MatchingSection.class)
    double m_tolerance = 1e-6;

    @Widget(title = "Compare with baselines", description = "Also judges what costs nothing or little: persistence "
        + "(the start state at all times), the mean of the training fields, their POD basis (the error that no "
        + "linear code of that size gets below) and DMD (a linear forecast in the POD basis). A forecast starts from "
        + "the last training field of the run before the first predicted one; for a run that was left out, from its "
        + "first true field.")
    @ValueReference(WithBaselines.class)
    @Layout(BaselinesSection.class)
    boolean m_baselines = true;

    @Widget(title = "Rank of the baselines", description = "Number of POD modes. To compare at equal latent size, give "
        + "the latent size of the model.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = WithBaselines.class, type = EffectType.SHOW)
    @Layout(BaselinesSection.class)
    int m_rank = 2;

    FieldScorerParameters() {
    }

    FieldScorerParameters(final NodeParametersInput in) {
        m_fieldColumn = ColumnKind.FIELD.guess(in, 0);
        m_runColumn = ColumnKind.RUN.guess(in, 0);
        m_timeColumn = ColumnKind.TIME.guess(in, 0);
    }

    @Override
    public void validate() throws InvalidSettingsException {
        if (!(m_tolerance >= 0) || Double.isInfinite(m_tolerance)) {
            throw new InvalidSettingsException("The time tolerance must not be negative, it is " + m_tolerance + ".");
        }
        if (m_rank < 1) {
            throw new InvalidSettingsException("The rank of the baselines must be positive, it is " + m_rank + ".");
        }
    }
}
