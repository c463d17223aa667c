package org.latentrom.knime.snapshotwriter;

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
import org.latentrom.engine.io.write.SeriesOptions;
import org.latentrom.engine.io.write.WriteFormat;
import org.latentrom.knime.files.SeriesFolder;
import org.latentrom.knime.table.ColumnChoices;
import org.latentrom.knime.table.ColumnKind;

/** Options of the Snapshot Writer. */
@LoadDefaultsForAbsentFields
final class SnapshotWriterParameters implements NodeParameters {
    @Section(title = "Columns")
    interface ColumnsSection {
    }

    @Section(title = "Format")
    @After(ColumnsSection.class)
    interface FormatSection {
    }

    @Section(title = "Files")
    @After(FormatSection.class)
    interface FilesSection {
    }

    /** File formats. */
    enum Format {
        @Label(value = "VTK", description = "For ParaView and all that reads VTK: a .pvd for each run, with a .vti for "
            + "each field or a .vtu for each snapshot, appended raw data.")
        VTK(WriteFormat.VTK), //
        @Label(value = "XDMF", description = "XDMF 3 with HDF5, for ParaView, meshio and h5py. Each valid pixel of a "
            + "field is a quadrilateral. Never compressed.")
        XDMF(WriteFormat.XDMF), //
        @Label(value = "NumPy", description = "An .npz archive for each run, whose arrays have the time as first axis: "
            + "(time, row, column) for the channels of fields; (time, point) for the fields of snapshots, whose mesh "
            + "must not change and have triangles or quadrilaterals only.")
        NUMPY(WriteFormat.NUMPY);

        private final WriteFormat m_engine;

        Format(final WriteFormat engine) {
            m_engine = engine;
        }
    }

    interface FormatRef extends ParameterReference<Format> {
    }

    static final class CanBeCompressed implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(FormatRef.class).isOneOf(Format.VTK, Format.NUMPY);
        }
    }

    static final class HasVectors implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(FormatRef.class).isOneOf(Format.VTK, Format.XDMF);
        }
    }

    @Widget(title = "Fields or snapshots", description = "The column to write: fields on a pixel grid, or snapshots on "
        + "their mesh.")
    @ChoicesProvider(ColumnChoices.States.class)
    @Layout(ColumnsSection.class)
    String m_column = "";

    @Widget(title = "Run column", description = "Names the simulation of a row; each run gets files of its own. "
        + "Without a column \"Run\" all rows belong to one run.")
    @ChoicesProvider(ColumnChoices.Runs.class)
    @Layout(ColumnsSection.class)
    String m_runColumn = "";

    @Widget(title = "Time column", description = "The time of a row. Rows may come in any order; a run must not have "
        + "two rows of one time.")
    @ChoicesProvider(ColumnChoices.Numbers.class)
    @Layout(ColumnsSection.class)
    String m_timeColumn = "";

    @Widget(title = "Write parameters", description = "Writes number columns that are the same in all rows of each "
        + "run, such as a viscosity, to the file parameters.csv, which the Snapshot Reader finds in the folder. Latent "
        + "variables are left out.")
    @Layout(ColumnsSection.class)
    boolean m_parameters = true;

    @Widget(title = "Format", description = "All of them keep the numbers as they are.")
    @ValueSwitchWidget
    @ValueReference(FormatRef.class)
    @Layout(FormatSection.class)
    Format m_format = Format.VTK;

    @Widget(title = "Compress", description = "With zlib, without loss. Simulation data shrink by a tenth to a half; "
        + "uncompressed files are read faster.")
    @Effect(predicate = CanBeCompressed.class, type = EffectType.SHOW)
    @Layout(FormatSection.class)
    boolean m_compressed = true;

    @Widget(title = "Join components of vectors", description = "Writes the channels velocity_x and velocity_y of "
        + "fields as the vector velocity, for arrows and streamlines in ParaView; else each channel for itself. The "
        + "fields of snapshots are written as they are.")
    @Effect(predicate = HasVectors.class, type = EffectType.SHOW)
    @Layout(FormatSection.class)
    boolean m_joined = true;

    @Layout(FilesSection.class)
    SeriesFolder m_target = new SeriesFolder();

    SnapshotWriterParameters() {
    }

    SnapshotWriterParameters(final NodeParametersInput in) {
        m_column = ColumnKind.STATE.guess(in, 0);
        m_runColumn = ColumnKind.RUN.guess(in, 0);
        m_timeColumn = ColumnKind.TIME.guess(in, 0);
    }

    SeriesOptions options() {
        return new SeriesOptions(m_format.m_engine, m_compressed, m_joined, m_target.overwrites());
    }
}
