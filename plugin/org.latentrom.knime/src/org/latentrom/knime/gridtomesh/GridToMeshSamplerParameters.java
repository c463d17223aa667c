package org.latentrom.knime.gridtomesh;

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
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.latentrom.engine.raster.OutsideRule;
import org.latentrom.knime.table.ColumnChoices;
import org.latentrom.knime.table.ColumnKind;

/** Options of the Grid to Mesh Sampler. */
@LoadDefaultsForAbsentFields
final class GridToMeshSamplerParameters implements NodeParameters {
    @Section(title = "Fields")
    interface FieldsSection {
    }

    @Section(title = "Mesh")
    @After(FieldsSection.class)
    interface MeshSection {
    }

    @Section(title = "Output")
    @After(MeshSection.class)
    interface OutputSection {
    }

    /** Which mesh a field gets. */
    enum Meshes {
        @Label(value = "Of the first snapshot", description = "The mesh of the first snapshot, for all fields.")
        FIRST, //
        @Label(value = "Of the same run and time", description = "The mesh of the snapshot of the same run and time, "
            + "for meshes that move or differ from run to run.")
        SAME_TIME
    }

    /** What points outside of the valid pixels get. */
    enum Outside {
        @Label(value = "The nearest pixel", description = "The value of the nearest valid pixel.")
        NEAREST(OutsideRule.NEAREST), //
        @Label(value = "NaN", description = "No value. ParaView leaves such cells out; our other nodes need finite "
            + "values.")
        NAN(OutsideRule.NAN);

        private final OutsideRule m_rule;

        Outside(final OutsideRule rule) {
            m_rule = rule;
        }
    }

    interface MeshesRef extends ParameterReference<Meshes> {
    }

    static final class IsSameTime implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(MeshesRef.class).isOneOf(Meshes.SAME_TIME);
        }
    }

    @Widget(title = "Field column", description = "The fields to take to the mesh.")
    @ChoicesProvider(ColumnChoices.Fields.class)
    @Layout(FieldsSection.class)
    String m_fieldColumn = "";

    @Widget(title = "Join components of vectors", description = "Channels such as velocity_x and velocity_y become the "
        + "vector velocity, as it was before the Snapshot Rasterizer took it apart; else each channel becomes a field "
        + "of its own.")
    @Layout(FieldsSection.class)
    boolean m_joined = true;

    @Widget(title = "Snapshot column", description = "The snapshots whose meshes are taken; their fields "
        + "do not matter.")
    @ChoicesProvider(ColumnChoices.SnapshotsOfSecond.class)
    @Layout(MeshSection.class)
    String m_snapshotColumn = "";

    @Widget(title = "Mesh", description = "Which mesh a field gets.")
    @ValueSwitchWidget
    @ValueReference(MeshesRef.class)
    @Layout(MeshSection.class)
    Meshes m_meshes = Meshes.FIRST;

    @Widget(title = "Run column", description = "Names the simulation of a row; the same name in both tables. Without "
        + "a column \"Run\" all rows belong to one run.")
    @ChoicesProvider(ColumnChoices.Runs.class)
    @Effect(predicate = IsSameTime.class, type = EffectType.SHOW)
    @Layout(MeshSection.class)
    String m_runColumn = "";

    @Widget(title = "Time column", description = "The time of a row; the same name in both tables.")
    @ChoicesProvider(ColumnChoices.Numbers.class)
    @Effect(predicate = IsSameTime.class, type = EffectType.SHOW)
    @Layout(MeshSection.class)
    String m_timeColumn = "";

    @Widget(title = "Time tolerance", description = "A field and a snapshot belong together if their run is the same "
        + "and their times differ by no more than this. The default only forgives rounding.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = IsSameTime.class, type = EffectType.SHOW)
    @Layout(MeshSection.class)
    double m_tolerance = 1e-6;

    @Widget(title = "Points outside", description = "What mesh points get that lie outside of the image, or have no "
        + "valid pixel around them.")
    @ValueSwitchWidget
    @Layout(MeshSection.class)
    Outside m_outside = Outside.NEAREST;

    @Widget(title = "New column", description = "Name of the column with the snapshots. A column of that name is "
        + "replaced.")
    @Layout(OutputSection.class)
    String m_newColumn = "Snapshot";

    @Widget(title = "Keep field column", description = "Leave the fields in the output.")
    @Layout(OutputSection.class)
    boolean m_keepFields = false;

    GridToMeshSamplerParameters() {
    }

    GridToMeshSamplerParameters(final NodeParametersInput in) {
        m_fieldColumn = ColumnKind.FIELD.guess(in, 0);
        m_snapshotColumn = ColumnKind.SNAPSHOT.guess(in, 1);
        m_runColumn = ColumnKind.RUN.guess(in, 0);
        m_timeColumn = ColumnKind.TIME.guess(in, 0);
    }

    OutsideRule outside() {
        return m_outside.m_rule;
    }

    @Override
    public void validate() throws InvalidSettingsException {
        if (!(m_tolerance >= 0) || Double.isInfinite(m_tolerance)) {
            throw new InvalidSettingsException("The time tolerance must not be negative, it is " + m_tolerance + ".");
        }
        if (m_newColumn == null || m_newColumn.isBlank()) {
            throw new InvalidSettingsException("The new column needs a name, such as Snapshot.");
        }
    }
}
