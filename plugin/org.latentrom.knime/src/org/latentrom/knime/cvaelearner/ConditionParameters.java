package org.latentrom.knime.cvaelearner;

import java.util.List;
import java.util.Optional;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.latentrom.knime.table.NameList;
import org.latentrom.knime.table.ParameterColumns;

/** Which columns encoder and decoder are told beside the field: a conditional autoencoder. */
@LoadDefaultsForAbsentFields
final class ConditionParameters implements NodeParameters {
    /** Which columns are parameters. */
    enum Columns {
        @Label(value = "None", description = "Encoder and decoder know the field alone.")
        NONE, //
        @Label(value = "All other number columns", description = "Every number column but the run and the time.")
        ALL, //
        @Label(value = "Named columns", description = "Only the columns that are named.")
        NAMED
    }

    interface ColumnsRef extends ParameterReference<Columns> {
    }

    static final class IsNamed implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(ColumnsRef.class).isOneOf(Columns.NAMED);
        }
    }

    @Widget(title = "Parameters of the run", description = "Number columns, such as a viscosity, that encoder and "
        + "decoder are given as well: then the latent variables need not say what the parameters say already, and "
        + "fields of other parameters can be decoded. The CVAE Encoder and CVAE Decoder then need columns of the same "
        + "names. They are standardised by mean and deviation of the training rows.")
    @RadioButtonsWidget
    @ValueReference(ColumnsRef.class)
    Columns m_columns = Columns.NONE;

    @Widget(title = "Parameter columns", description = "Names of columns with commas between them.")
    @Effect(predicate = IsNamed.class, type = EffectType.SHOW)
    String m_names = "";

    /**
     * @param run index of the run column, or -1
     * @param time index of the time column, or -1
     * @return names of the parameter columns, which are there
     * @throws InvalidSettingsException if one is missing
     */
    List<String> names(final DataTableSpec spec, final int run, final int time) throws InvalidSettingsException {
        return switch (m_columns) {
            case NONE -> List.of();
            case ALL -> ParameterColumns.guess(spec, run, time);
            case NAMED -> named(spec);
        };
    }

    /**
     * @param names what {@link #names} returned
     * @return what to say if parameters are wanted and there are none; else nothing
     */
    Optional<String> warning(final List<String> names) {
        return m_columns == Columns.ALL && names.isEmpty()
            ? Optional.of("The table \"" + TrainingRows.TABLE + "\" has no number columns for the parameters of the "
                + "run: encoder and decoder know the field alone.")
            : Optional.empty();
    }

    private List<String> named(final DataTableSpec spec) throws InvalidSettingsException {
        final List<String> names = NameList.parse(m_names);
        ParameterColumns.indices(spec, names, TrainingRows.TABLE,
            "Append it, or take it out of the parameter columns.");
        return names;
    }

    @Override
    public void validate() throws InvalidSettingsException {
        if (m_columns != Columns.NAMED) {
            return;
        }
        final List<String> names = NameList.parse(m_names);
        if (names.isEmpty()) {
            throw new InvalidSettingsException("No parameter column is named. Name one, or choose none.");
        }
        if (names.stream().distinct().count() < names.size()) {
            throw new InvalidSettingsException("A parameter column is named twice: " + m_names + ".");
        }
    }
}
