package org.latentrom.knime.rollout;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.latentrom.knime.table.ColumnChoices;
import org.latentrom.knime.table.ColumnKind;

/** Options of the Latent Rollout. */
@LoadDefaultsForAbsentFields
final class LatentRolloutParameters implements NodeParameters {
    private static final int MOST_STEPS = 10_000_000;

    /** Which rows trajectories start from. */
    enum Start {
        @Label(value = "Last row of each run", description = "Continues each run from its latest row in time.")
        LAST, //
        @Label(value = "First row of each run", description = "Repeats each run from its earliest row in time.")
        FIRST, //
        @Label(value = "Every row", description = "One trajectory a row; the column \"Start time\" tells them apart.")
        EVERY
    }

    /** Where the time step comes from. */
    enum TimeStep {
        @Label(value = "As in training", description = "The median time step of the training data.")
        TRAINING, //
        @Label(value = "Given", description = "Another time step. A linear map takes only whole multiples of the "
            + "training step.")
        GIVEN
    }

    interface TimeStepRef extends ParameterReference<TimeStep> {
    }

    static final class IsGiven implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(TimeStepRef.class).isOneOf(TimeStep.GIVEN);
        }
    }

    @Widget(title = "Run column", description = "Names the simulation of a row. Without a column \"Run\" all rows "
        + "belong to one run.")
    @ChoicesProvider(ColumnChoices.RunsOfSecond.class)
    String m_runColumn = "";

    @Widget(title = "Time column", description = "The time of a row.")
    @ChoicesProvider(ColumnChoices.NumbersOfSecond.class)
    String m_timeColumn = "";

    @Widget(title = "Start from", description = "The rows that trajectories start from.")
    @RadioButtonsWidget
    Start m_start = Start.LAST;

    @Widget(title = "Steps", description = "Number of time steps of each trajectory.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_steps = 50;

    @Widget(title = "Time step", description = "Time between the rows of a trajectory.")
    @ValueSwitchWidget
    @ValueReference(TimeStepRef.class)
    TimeStep m_timeStepMode = TimeStep.TRAINING;

    @Widget(title = "Length of the time step", description = "In the unit of the time column.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Effect(predicate = IsGiven.class, type = EffectType.SHOW)
    double m_timeStep = 0.01;

    @Widget(title = "Output start rows", description = "Whether a trajectory begins with its start state itself. "
        + "Leave it out if the start row is known data and only the forecast counts.")
    boolean m_outputStart = false;

    LatentRolloutParameters() {
    }

    LatentRolloutParameters(final NodeParametersInput in) {
        m_runColumn = ColumnKind.RUN.guess(in, 1);
        m_timeColumn = ColumnKind.TIME.guess(in, 1);
    }

    @Override
    public void validate() throws InvalidSettingsException {
        if (m_steps < 1 || m_steps > MOST_STEPS) {
            throw new InvalidSettingsException("The number of steps must be 1 to " + MOST_STEPS + ", not "
                + "" + m_steps + ".");
        }
        if (m_timeStepMode == TimeStep.GIVEN && !(m_timeStep > 0 && m_timeStep < Double.POSITIVE_INFINITY)) {
            throw new InvalidSettingsException("The time step must be positive, not " + m_timeStep + ".");
        }
    }
}
