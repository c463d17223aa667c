package org.latentrom.knime.pointcloud;

import java.util.List;

import org.knime.core.data.DataTableSpec;
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
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.latentrom.knime.table.ColumnChoices;
import org.latentrom.knime.table.ColumnKind;

/** Where the rows of a table lie, and which of them are neighbours of each other. */
@LoadDefaultsForAbsentFields
final class CloudParameters implements NodeParameters {
    interface AxesRef extends ParameterReference<Axes> {
    }

    interface CloudsRef extends ParameterReference<Clouds> {
    }

    static final class HasY implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(AxesRef.class).isOneOf(Axes.TWO, Axes.THREE);
        }
    }

    static final class HasZ implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(AxesRef.class).isOneOf(Axes.THREE);
        }
    }

    static final class HasRun implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(CloudsRef.class).isOneOf(Clouds.RUN, Clouds.RUN_AND_TIME);
        }
    }

    static final class HasTime implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(CloudsRef.class).isOneOf(Clouds.RUN_AND_TIME);
        }
    }

    @Widget(title = "Coordinates", description = "How many coordinates a point has. If other places are given too, "
        + "both tables have them in columns of the same names.")
    @ValueSwitchWidget
    @ValueReference(AxesRef.class)
    Axes m_axes = Axes.TWO;

    @Widget(title = "x", description = "The column of the first coordinate; empty for \"x\".")
    @ChoicesProvider(ColumnChoices.Numbers.class)
    String m_x = "";

    @Widget(title = "y", description = "The column of the second coordinate; empty for \"y\".")
    @ChoicesProvider(ColumnChoices.Numbers.class)
    @Effect(predicate = HasY.class, type = EffectType.SHOW)
    String m_y = "";

    @Widget(title = "z", description = "The column of the third coordinate; empty for \"z\".")
    @ChoicesProvider(ColumnChoices.Numbers.class)
    @Effect(predicate = HasZ.class, type = EffectType.SHOW)
    String m_z = "";

    @Widget(title = "One cloud is", description = "Which rows are neighbours of each other. If other places are given "
        + "too, they get values from the points of the same run, or the same run and time.")
    @ValueSwitchWidget
    @ValueReference(CloudsRef.class)
    Clouds m_clouds = Clouds.TABLE;

    @Widget(title = "Run column", description = "Names the simulation of a row; empty for \"Run\".")
    @ChoicesProvider(ColumnChoices.Runs.class)
    @Effect(predicate = HasRun.class, type = EffectType.SHOW)
    String m_runColumn = "";

    @Widget(title = "Time column", description = "The time of a row; empty for \"Time\".")
    @ChoicesProvider(ColumnChoices.Numbers.class)
    @Effect(predicate = HasTime.class, type = EffectType.SHOW)
    String m_timeColumn = "";

    CloudParameters() {
    }

    CloudParameters(final NodeParametersInput in) {
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

    /**
     * @param table what the node calls the table
     * @return indices of the columns of the coordinates
     * @throws InvalidSettingsException if one is missing, holds no numbers or is chosen twice
     */
    int[] coordinates(final DataTableSpec spec, final String table) throws InvalidSettingsException {
        return Axes.indices(spec, m_axes.names(m_x, m_y, m_z), table);
    }

    /**
     * @param table what the node calls the table
     * @return what tells the cloud of a row
     * @throws InvalidSettingsException if a column for it is missing
     */
    Clouds.Keys keys(final DataTableSpec spec, final String table) throws InvalidSettingsException {
        return m_clouds.keys(spec, m_runColumn, m_timeColumn, table);
    }

    /**
     * @param table what the node calls the table
     * @return indices of the value columns
     * @throws InvalidSettingsException if one is missing or there is none
     */
    int[] values(final DataTableSpec spec, final ValueColumns values, final List<String> names, final String table)
        throws InvalidSettingsException {
        return values.indices(spec, names, coordinates(spec, table), m_clouds, m_runColumn, m_timeColumn, table);
    }
}
