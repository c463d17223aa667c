package org.latentrom.knime.snapshotimage;

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
import org.knime.node.parameters.updates.util.BooleanReference;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.latentrom.engine.image.ValueRange;
import org.latentrom.knime.image.ImageRow;
import org.latentrom.knime.image.PictureColumn;
import org.latentrom.knime.table.ColumnChoices;
import org.latentrom.knime.table.ColumnKind;

/** Options of Snapshot to Image. */
@LoadDefaultsForAbsentFields
final class SnapshotToImageParameters implements NodeParameters {
    private static final int LARGEST = 4096;

    private static final int SMALLEST = 50;

    @Section(title = "Snapshots")
    interface SnapshotsSection {
    }

    @Section(title = "Colours")
    @After(SnapshotsSection.class)
    interface ColoursSection {
    }

    @Section(title = "Picture")
    @After(ColoursSection.class)
    interface PictureSection {
    }

    @Section(title = "Output")
    @After(PictureSection.class)
    interface OutputSection {
    }

    /** What a picture shows. */
    enum Content {
        @Label(value = "Field and mesh", description = "The values in colours, and the edges of the cells over them.")
        BOTH, //
        @Label(value = "Field", description = "The values alone.")
        FIELD, //
        @Label(value = "Mesh", description = "The edges of the cells alone; of a point cloud, the points.")
        MESH
    }

    /** Which values get the ends of the colour map. */
    enum Range {
        @Label(value = "Each row", description = "Least and greatest value of the row's picture.")
        ROW, //
        @Label(value = "All rows", description = "Least and greatest value of all rows: pictures can be compared and "
            + "played as a film.")
        TABLE, //
        @Label(value = "Given", description = "Two numbers; values beyond them get the colours of the ends.")
        GIVEN
    }

    /** Names of {@link org.latentrom.engine.image.ColorMap} for the dialog. */
    enum ColorMap {
        @Label(value = "Violet to yellow", description = "For fields of one sign or without a distinguished value.")
        VIOLET_TO_YELLOW, //
        @Label(value = "Black to cream", description = "For errors and magnitudes: zero is dark.")
        BLACK_TO_CREAM, //
        @Label(value = "Blue, white, red", description = "For fields about zero, such as a vorticity; best with a "
            + "range that is symmetric.")
        BLUE_WHITE_RED, //
        @Label(value = "Grey", description = "Black to white.")
        GREY
    }

    interface ContentRef extends ParameterReference<Content> {
    }

    interface RangeRef extends ParameterReference<Range> {
    }

    interface ImageRowRef extends ParameterReference<ImageRow> {
    }

    interface PixelsRef extends BooleanReference {
    }

    static final class HasField implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(ContentRef.class).isOneOf(Content.BOTH, Content.FIELD);
        }
    }

    static final class IsGiven implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(RangeRef.class).isOneOf(Range.GIVEN);
        }
    }

    static final class IsFound implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(RangeRef.class).isOneOf(Range.ROW, Range.TABLE);
        }
    }

    static final class HasPixels implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getBoolean(PixelsRef.class).isTrue();
        }
    }

    static final class IsRowNamed implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(ImageRowRef.class).isOneOf(ImageRow.NAMED);
        }
    }

    @Widget(title = "Snapshot column", description = "The snapshots to draw.")
    @ChoicesProvider(ColumnChoices.Snapshots.class)
    @Layout(SnapshotsSection.class)
    String m_snapshotColumn = "";

    @Widget(title = "Content", description = "What a picture shows.")
    @ValueSwitchWidget
    @ValueReference(ContentRef.class)
    @Layout(SnapshotsSection.class)
    Content m_content = Content.BOTH;

    @Widget(title = "Field", description = "Name of the field to draw, such as pressure; of a vector, such as "
        + "velocity, for its length; or of a component, such as velocity_x. Empty for the first field.")
    @Effect(predicate = HasField.class, type = EffectType.SHOW)
    @Layout(SnapshotsSection.class)
    String m_field = "";

    @Widget(title = "Pixels as well", description = "Adds the same field on a pixel grid, as a Snapshot Rasterizer "
        + "with its defaults makes it, so that a number of pixels can be chosen by eye.")
    @ValueReference(PixelsRef.class)
    @Layout(SnapshotsSection.class)
    boolean m_pixels = false;

    @Widget(title = "Pixels along the longer side", description = "Of the pixel grid; the other side gets as many as "
        + "make pixels square.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = HasPixels.class, type = EffectType.SHOW)
    @Layout(SnapshotsSection.class)
    int m_pixelCount = 64;

    @Widget(title = "Colour map", description = "Colours from the least to the greatest value. All are readable in "
        + "grey and with colour blindness.")
    @RadioButtonsWidget
    @Layout(ColoursSection.class)
    ColorMap m_colorMap = ColorMap.VIOLET_TO_YELLOW;

    @Widget(title = "Range", description = "Which values get the ends of the colour map.")
    @ValueSwitchWidget
    @ValueReference(RangeRef.class)
    @Layout(ColoursSection.class)
    Range m_range = Range.ROW;

    @Widget(title = "Symmetric about 0", description = "Widens the range so that 0 is in its middle: for blue, "
        + "white, red.")
    @Effect(predicate = IsFound.class, type = EffectType.SHOW)
    @Layout(ColoursSection.class)
    boolean m_symmetric = false;

    @Widget(title = "Least value", description = "Value of the first colour.")
    @Effect(predicate = IsGiven.class, type = EffectType.SHOW)
    @Layout(ColoursSection.class)
    double m_least = 0;

    @Widget(title = "Greatest value", description = "Value of the last colour.")
    @Effect(predicate = IsGiven.class, type = EffectType.SHOW)
    @Layout(ColoursSection.class)
    double m_greatest = 1;

    @Widget(title = "Size", description = "Screen pixels along the longer side of the region, 50 to 4096. Large ones "
        + "show fine meshes.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Layout(PictureSection.class)
    int m_size = 700;

    @Widget(title = "Heading", description = "Writes run and time above the picture, if the table has columns "
        + "\"Run\" and \"Time\".")
    @Layout(PictureSection.class)
    boolean m_heading = true;

    @Widget(title = "Colour bar", description = "Draws the colours with their values beside the field.")
    @Layout(PictureSection.class)
    boolean m_colorBar = true;

    @Widget(title = "Axes", description = "Draws the coordinates of the region.")
    @Layout(PictureSection.class)
    boolean m_axes = true;

    @Widget(title = "New column", description = "Name of the column with the pictures. A column of that name is "
        + "replaced.")
    @Layout(OutputSection.class)
    String m_newColumn = "Image";

    @Widget(title = "Picture of the image port", description = "Which row's picture the image port gives.")
    @ValueSwitchWidget
    @ValueReference(ImageRowRef.class)
    @Layout(OutputSection.class)
    ImageRow m_imageRow = ImageRow.FIRST;

    @Widget(title = "RowID", description = "Name of the row, such as Row0.")
    @Effect(predicate = IsRowNamed.class, type = EffectType.SHOW)
    @Layout(OutputSection.class)
    String m_rowId = "Row0";

    SnapshotToImageParameters() {
    }

    SnapshotToImageParameters(final NodeParametersInput in) {
        m_snapshotColumn = ColumnKind.SNAPSHOT.guess(in, 0);
    }

    org.latentrom.engine.image.ColorMap colors() {
        return org.latentrom.engine.image.ColorMap.valueOf(m_colorMap.name());
    }

    PictureColumn pictures() {
        return new PictureColumn(m_newColumn, m_imageRow, m_rowId);
    }

    @Override
    public void validate() throws InvalidSettingsException {
        if (m_range == Range.GIVEN) {
            try {
                new ValueRange(m_least, m_greatest);
            } catch (IllegalArgumentException e) {
                throw new InvalidSettingsException("The range cannot be used: " + e.getMessage() + ".", e);
            }
        }
        if (m_size < SMALLEST || m_size > LARGEST) {
            throw new InvalidSettingsException(
                "The size must be " + SMALLEST + " to " + LARGEST + " screen pixels, not " + m_size + ".");
        }
        if (m_pixelCount < 1 || m_pixelCount > LARGEST) {
            throw new InvalidSettingsException("The number of pixels along the longer side must be 1 to " + LARGEST
                + ", not " + m_pixelCount + ".");
        }
        if (m_newColumn == null || m_newColumn.isBlank()) {
            throw new InvalidSettingsException("The new column needs a name, such as Image.");
        }
    }
}
