package org.latentrom.knime.reconstructionsheet;

import org.knime.core.data.DataTableSpec;
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
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.latentrom.knime.data.FieldValue;
import org.latentrom.knime.image.TileParameters;
import org.latentrom.knime.table.ClassColumn;
import org.latentrom.knime.table.ColumnChoices;
import org.latentrom.knime.table.ColumnKind;

/** Options of the Reconstruction Sheet. */
@LoadDefaultsForAbsentFields
final class ReconstructionSheetParameters implements NodeParameters {
    private static final int MOST = 10_000;

    @Section(title = "Fields")
    interface FieldsSection {
    }

    @Section(title = "Rows")
    @After(FieldsSection.class)
    interface RowsSection {
    }

    @Section(title = "Picture")
    @After(RowsSection.class)
    interface PictureSection {
    }

    /** Whether rows are told apart by a class. */
    enum Classes {
        @Label(value = "One", description = "All rows stand together.")
        ONE, //
        @Label(value = "By column", description = "Rows stand together by what a column says, such as the label of a "
            + "digit or the run of a simulation.")
        COLUMN
    }

    /** Which rows are drawn. */
    enum Choice {
        @Label(value = "First", description = "The first rows of each class in the table's order: what is usual.")
        FIRST, //
        @Label(value = "Worst", description = "The rows of each class with the greatest l2 error, the worst first: "
            + "where the model fails.")
        WORST
    }

    interface ClassesRef extends ParameterReference<Classes> {
    }

    static final class ByColumn implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(ClassesRef.class).isOneOf(Classes.COLUMN);
        }
    }

    @Widget(title = "Originals", description = "The column of the true fields.")
    @ChoicesProvider(ColumnChoices.Fields.class)
    @Layout(FieldsSection.class)
    String m_originalColumn = "";

    @Widget(title = "Reconstructions", description = "The column of what the model made of them, from a CVAE Decoder. "
        + "Empty for the last field column; the decoder's column needs another name than the originals'.")
    @ChoicesProvider(ColumnChoices.Fields.class)
    @Layout(FieldsSection.class)
    String m_reconstructionColumn = "";

    @Widget(title = "Classes", description = "Whether rows are grouped.")
    @ValueSwitchWidget
    @ValueReference(ClassesRef.class)
    @Layout(RowsSection.class)
    Classes m_classes = Classes.ONE;

    @Widget(title = "Class column", description = "Says what class a row is of; empty for \"label\".")
    @ChoicesProvider(ColumnChoices.Classes.class)
    @Effect(predicate = ByColumn.class, type = EffectType.SHOW)
    @Layout(RowsSection.class)
    String m_classColumn = "";

    @Widget(title = "Rows drawn", description = "Which rows of each class.")
    @ValueSwitchWidget
    @Layout(RowsSection.class)
    Choice m_choice = Choice.FIRST;

    @Widget(title = "Number of rows", description = "At most so many rows of each class are drawn; the errors are of "
        + "all rows.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Layout(RowsSection.class)
    int m_count = 40;

    @Widget(title = "Columns", description = "Fields beside each other on either side of the sheet.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Layout(PictureSection.class)
    int m_columns = 20;

    @Layout(PictureSection.class)
    TileParameters m_tiles = new TileParameters();

    ReconstructionSheetParameters() {
    }

    ReconstructionSheetParameters(final NodeParametersInput in) {
        in.getInTableSpec(0).ifPresent(spec -> {
            m_originalColumn = ColumnKind.FIELD.guess(in, 0);
            final int original = spec.findColumnIndex(m_originalColumn);
            final int made = lastOther(spec, original);
            m_reconstructionColumn = made < 0 ? "" : spec.getColumnSpec(made).getName();
            m_classColumn = ColumnKind.CLASS.guess(in, 0);
            m_classes = m_classColumn.isEmpty() ? Classes.ONE : Classes.COLUMN;
        });
    }

    /** The last one: it was made of the others. */
    private static int lastOther(final DataTableSpec spec, final int original) {
        int last = -1;
        for (int i = 0; i < spec.getNumColumns(); i++) {
            last = i != original && spec.getColumnSpec(i).getType().isCompatible(FieldValue.class) ? i : last;
        }
        return last;
    }

    int original(final DataTableSpec spec, final String table) throws InvalidSettingsException {
        return ColumnKind.FIELD.index(spec, m_originalColumn, table);
    }

    int reconstruction(final DataTableSpec spec, final String table) throws InvalidSettingsException {
        final int original = original(spec, table);
        final int column = m_reconstructionColumn.isEmpty() ? lastOther(spec, original)
            : ColumnKind.FIELD.index(spec, m_reconstructionColumn, table);
        if (column < 0) {
            throw new InvalidSettingsException("The table \"" + table + "\" has no second field column. Let the CVAE "
                + "Decoder make one of another name than the originals', and the CVAE Encoder keep the fields.");
        }
        if (column == original) {
            throw new InvalidSettingsException("The column \"" + m_reconstructionColumn + "\" is chosen for the "
                + "originals and for the reconstructions. Choose another one for one of them; the CVAE Decoder needs "
                + "a new column of another name than the originals'.");
        }
        return column;
    }

    ClassColumn classes(final DataTableSpec spec, final String table) throws InvalidSettingsException {
        return new ClassColumn(
            m_classes == Classes.ONE ? -1 : ColumnKind.CLASS.index(spec, m_classColumn, table));
    }

    @Override
    public void validate() throws InvalidSettingsException {
        if (m_count < 1 || m_count > MOST || m_columns < 1 || m_columns > MOST) {
            throw new InvalidSettingsException(
                "The numbers of rows and of columns must be 1 to " + MOST + ", not " + m_count + " and " + m_columns
                    + ".");
        }
        m_tiles.validate();
    }
}
