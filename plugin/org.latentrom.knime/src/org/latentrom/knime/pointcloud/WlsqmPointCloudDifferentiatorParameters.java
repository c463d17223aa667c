package org.latentrom.knime.pointcloud;

import java.util.List;

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
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.latentrom.knime.table.ColumnChoices;
import org.latentrom.knime.table.ColumnKind;
import org.latentrom.knime.table.NameList;

/** Options of the WLSQM Point-Cloud Differentiator. */
@LoadDefaultsForAbsentFields
final class WlsqmPointCloudDifferentiatorParameters implements NodeParameters {
    @Section(title = "Input")
    interface InputSection {
    }

    @Section(title = "Points")
    @After(InputSection.class)
    @Effect(predicate = IsTable.class, type = EffectType.SHOW)
    interface CloudSection {
    }

    @Section(title = "Derivatives")
    @After(CloudSection.class)
    interface DerivativesSection {
    }

    @Section(title = "Fit")
    @After(DerivativesSection.class)
    interface FitSection {
    }

    @Section(title = "Output")
    @After(FitSection.class)
    interface OutputSection {
    }

    /** Where points come from. */
    enum Input {
        @Label(value = "Number columns", description = "A row is a point: columns hold its coordinates and values.")
        COLUMNS, //
        @Label(value = "Snapshots", description = "A row is a snapshot: the points of its mesh (for cell fields the "
            + "middles of its cells) are the cloud, its fields the values. The derivatives become fields of the "
            + "snapshot.")
        SNAPSHOTS
    }

    interface InputRef extends ParameterReference<Input> {
    }

    interface ValuesRef extends ParameterReference<ValueColumns> {
    }

    static final class IsTable implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(InputRef.class).isOneOf(Input.COLUMNS);
        }
    }

    static final class IsSnapshots implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(InputRef.class).isOneOf(Input.SNAPSHOTS);
        }
    }

    static final class IsNamed implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(ValuesRef.class).isOneOf(ValueColumns.NAMED);
        }
    }

    @Widget(title = "Points from", description = "Where points and values are.")
    @ValueSwitchWidget
    @ValueReference(InputRef.class)
    @Layout(InputSection.class)
    Input m_input = Input.COLUMNS;

    @Widget(title = "Snapshot column", description = "The snapshots, from a Snapshot Reader. Each is replaced by one "
        + "with additional fields.")
    @ChoicesProvider(ColumnChoices.Snapshots.class)
    @Effect(predicate = IsSnapshots.class, type = EffectType.SHOW)
    @Layout(InputSection.class)
    String m_snapshotColumn = "";

    @Widget(title = "Values", description = "What is derived: number columns, or fields of the snapshots. Vectors "
        + "are derived by component, named like velocity_x.")
    @ValueSwitchWidget
    @ValueReference(ValuesRef.class)
    @Layout(InputSection.class)
    ValueColumns m_values = ValueColumns.ALL;

    @Widget(title = "Names", description = "Names of columns, fields or components, with commas between them.")
    @Effect(predicate = IsNamed.class, type = EffectType.SHOW)
    @Layout(InputSection.class)
    String m_valueNames = "";

    @Layout(CloudSection.class)
    CloudParameters m_points = new CloudParameters();

    @Layout(DerivativesSection.class)
    DerivativeParameters m_derivatives = new DerivativeParameters();

    @Layout(FitSection.class)
    FitParameters m_fit = new FitParameters();

    @Widget(title = "Condition number", description = "Appends the condition number of each point's normal matrix "
        + "after equilibration. Large numbers, from 10^6 on, show points whose neighbours hardly determine the "
        + "polynomial.")
    @Layout(OutputSection.class)
    boolean m_condition = false;

    WlsqmPointCloudDifferentiatorParameters() {
    }

    WlsqmPointCloudDifferentiatorParameters(final NodeParametersInput in) {
        m_snapshotColumn = ColumnKind.SNAPSHOT.guess(in, 0);
        m_input = m_snapshotColumn.isEmpty() ? Input.COLUMNS : Input.SNAPSHOTS;
        m_points = new CloudParameters(in);
    }

    /** @return the named columns or fields, none for all */
    List<String> names() {
        return m_values == ValueColumns.NAMED ? NameList.parse(m_valueNames) : List.of();
    }

    @Override
    public void validate() throws InvalidSettingsException {
        m_fit.validate();
        if (m_values == ValueColumns.NAMED && names().isEmpty()) {
            throw new InvalidSettingsException("No column or field is named. Name one, or take all.");
        }
        NameList.requireUnique(names());
    }
}
