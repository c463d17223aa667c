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

    @Section(title = "Derivatives")
    @After(InputSection.class)
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

    interface AxesRef extends ParameterReference<Axes> {
    }

    interface ValuesRef extends ParameterReference<ValueColumns> {
    }

    interface CloudsRef extends ParameterReference<Clouds> {
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

    static final class HasY implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(InputRef.class).isOneOf(Input.COLUMNS)
                .and(i.getEnum(AxesRef.class).isOneOf(Axes.TWO, Axes.THREE));
        }
    }

    static final class HasZ implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(InputRef.class).isOneOf(Input.COLUMNS).and(i.getEnum(AxesRef.class).isOneOf(Axes.THREE));
        }
    }

    static final class IsNamed implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(ValuesRef.class).isOneOf(ValueColumns.NAMED);
        }
    }

    static final class HasRun implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(InputRef.class).isOneOf(Input.COLUMNS)
                .and(i.getEnum(CloudsRef.class).isOneOf(Clouds.RUN, Clouds.RUN_AND_TIME));
        }
    }

    static final class HasTime implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(InputRef.class).isOneOf(Input.COLUMNS)
                .and(i.getEnum(CloudsRef.class).isOneOf(Clouds.RUN_AND_TIME));
        }
    }

    @Widget(title = "Points", description = "Where points and values are.")
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

    @Widget(title = "Coordinates", description = "How many coordinates a point has.")
    @ValueSwitchWidget
    @ValueReference(AxesRef.class)
    @Effect(predicate = IsTable.class, type = EffectType.SHOW)
    @Layout(InputSection.class)
    Axes m_axes = Axes.TWO;

    @Widget(title = "x", description = "The column of the first coordinate; empty for \"x\".")
    @ChoicesProvider(ColumnChoices.Numbers.class)
    @Effect(predicate = IsTable.class, type = EffectType.SHOW)
    @Layout(InputSection.class)
    String m_x = "";

    @Widget(title = "y", description = "The column of the second coordinate; empty for \"y\".")
    @ChoicesProvider(ColumnChoices.Numbers.class)
    @Effect(predicate = HasY.class, type = EffectType.SHOW)
    @Layout(InputSection.class)
    String m_y = "";

    @Widget(title = "z", description = "The column of the third coordinate; empty for \"z\".")
    @ChoicesProvider(ColumnChoices.Numbers.class)
    @Effect(predicate = HasZ.class, type = EffectType.SHOW)
    @Layout(InputSection.class)
    String m_z = "";

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

    @Widget(title = "One cloud is", description = "Which rows are neighbours of each other.")
    @ValueSwitchWidget
    @ValueReference(CloudsRef.class)
    @Effect(predicate = IsTable.class, type = EffectType.SHOW)
    @Layout(InputSection.class)
    Clouds m_clouds = Clouds.TABLE;

    @Widget(title = "Run column", description = "Names the simulation of a row; empty for \"Run\".")
    @ChoicesProvider(ColumnChoices.Runs.class)
    @Effect(predicate = HasRun.class, type = EffectType.SHOW)
    @Layout(InputSection.class)
    String m_runColumn = "";

    @Widget(title = "Time column", description = "The time of a row; empty for \"Time\".")
    @ChoicesProvider(ColumnChoices.Numbers.class)
    @Effect(predicate = HasTime.class, type = EffectType.SHOW)
    @Layout(InputSection.class)
    String m_timeColumn = "";

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
        in.getInTableSpec(0).map(PointGuess::of).ifPresent(g -> {
            m_axes = g.axes();
            m_x = g.x();
            m_y = g.y();
            m_z = g.z();
            m_clouds = g.clouds();
        });
        m_runColumn = ColumnKind.RUN.guess(in, 0);
        m_timeColumn = ColumnKind.TIME.guess(in, 0);
    }

    /** @return the chosen columns of the coordinates */
    List<String> axes() {
        return m_axes.names(m_x, m_y, m_z);
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
