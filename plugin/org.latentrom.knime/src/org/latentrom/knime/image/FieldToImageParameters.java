package org.latentrom.knime.image;

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
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.latentrom.engine.image.ImageOptions;
import org.latentrom.engine.image.ValueRange;
import org.latentrom.knime.table.ColumnChoices;
import org.latentrom.knime.table.ColumnKind;
import org.latentrom.knime.table.NameList;

/** Options of Field to Image. */
@LoadDefaultsForAbsentFields
final class FieldToImageParameters implements NodeParameters {
    private static final int LARGEST_PIXEL = 64;

    @Section(title = "Fields")
    interface FieldsSection {
    }

    @Section(title = "Colours")
    @After(FieldsSection.class)
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
    enum Panels {
        @Label(value = "One field column", description = "One panel.")
        ONE, //
        @Label(value = "All field columns", description = "A panel for each field column, side by side or stacked.")
        ALL, //
        @Label(value = "Named field columns", description = "A panel for each named column, such as Truth, Prediction, "
            + "Error.")
        NAMED
    }

    /** What is drawn of a field. */
    enum Quantity {
        @Label(value = "A channel", description = "The values of one channel.")
        CHANNEL, //
        @Label(value = "Magnitude", description = "The Euclidean length over all channels: the speed of a velocity.")
        MAGNITUDE
    }

    /** Which values get the ends of the colour map. */
    enum Range {
        @Label(value = "Each panel", description = "Least and greatest value of each panel alone: shows the most, but "
            + "panels cannot be compared.")
        PANEL, //
        @Label(value = "Each row", description = "Least and greatest value of all panels of the row.")
        ROW, //
        @Label(value = "All rows", description = "Least and greatest value of all panels of all rows: pictures can be "
            + "compared and played as a film.")
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

    interface PanelsRef extends ParameterReference<Panels> {
    }

    interface QuantityRef extends ParameterReference<Quantity> {
    }

    interface RangeRef extends ParameterReference<Range> {
    }

    interface ImageRowRef extends ParameterReference<ImageRow> {
    }

    static final class IsOne implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(PanelsRef.class).isOneOf(Panels.ONE);
        }
    }

    static final class IsNamed implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(PanelsRef.class).isOneOf(Panels.NAMED);
        }
    }

    static final class HasSeveral implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(PanelsRef.class).isOneOf(Panels.ALL, Panels.NAMED)
                .and(i.getEnum(RangeRef.class).isOneOf(Range.ROW, Range.TABLE, Range.GIVEN));
        }
    }

    static final class IsChannel implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(QuantityRef.class).isOneOf(Quantity.CHANNEL);
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
            return i.getEnum(RangeRef.class).isOneOf(Range.PANEL, Range.ROW, Range.TABLE);
        }
    }

    static final class IsRowNamed implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(ImageRowRef.class).isOneOf(ImageRow.NAMED);
        }
    }

    @Widget(title = "Panels", description = "How many fields a picture shows: one, or several of a row, such as "
        + "truth, prediction and error.")
    @RadioButtonsWidget
    @ValueReference(PanelsRef.class)
    @Layout(FieldsSection.class)
    Panels m_panels = Panels.ONE;

    @Widget(title = "Field column", description = "The fields to draw.")
    @ChoicesProvider(ColumnChoices.Fields.class)
    @Effect(predicate = IsOne.class, type = EffectType.SHOW)
    @Layout(FieldsSection.class)
    String m_fieldColumn = "";

    @Widget(title = "Field columns", description = "Names of field columns, with commas between them, in the order "
        + "of the panels.")
    @Effect(predicate = IsNamed.class, type = EffectType.SHOW)
    @Layout(FieldsSection.class)
    String m_panelColumns = "";

    @Widget(title = "Quantity", description = "What is drawn of a field with several channels.")
    @ValueSwitchWidget
    @ValueReference(QuantityRef.class)
    @Layout(FieldsSection.class)
    Quantity m_quantity = Quantity.CHANNEL;

    @Widget(title = "Channel", description = "Name of the channel; empty for the first.")
    @Effect(predicate = IsChannel.class, type = EffectType.SHOW)
    @Layout(FieldsSection.class)
    String m_channel = "";

    @Widget(title = "Colour map", description = "Colours from the least to the greatest value. All are readable in "
        + "grey and with colour blindness.")
    @RadioButtonsWidget
    @Layout(ColoursSection.class)
    ColorMap m_colorMap = ColorMap.VIOLET_TO_YELLOW;

    @Widget(title = "Range", description = "Which values get the ends of the colour map.")
    @RadioButtonsWidget
    @ValueReference(RangeRef.class)
    @Layout(ColoursSection.class)
    Range m_range = Range.ROW;

    @Widget(title = "Columns with a range of their own", description = "Names of field columns, with commas between "
        + "them, whose panels get the range of their own values: so that a small error can be seen beside large "
        + "fields.")
    @Effect(predicate = HasSeveral.class, type = EffectType.SHOW)
    @Layout(ColoursSection.class)
    String m_ownRange = "Error";

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

    @Widget(title = "Size of a pixel", description = "Screen pixels for the width of a pixel of the field: 4 to 8.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Layout(PictureSection.class)
    int m_pixelSize = 6;

    @Widget(title = "Smooth", description = "Interpolates between the centres of the field's pixels; otherwise each "
        + "pixel is a rectangle.")
    @Layout(PictureSection.class)
    boolean m_smooth = true;

    @Widget(title = "Heading", description = "Writes run and time above the picture, if the table has columns "
        + "\"Run\" and \"Time\".")
    @Layout(PictureSection.class)
    boolean m_heading = true;

    @Widget(title = "Colour bar", description = "Draws the colours with their values beside the fields.")
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

    FieldToImageParameters() {
    }

    FieldToImageParameters(final NodeParametersInput in) {
        m_fieldColumn = ColumnKind.FIELD.guess(in, 0);
    }

    org.latentrom.engine.image.ColorMap colors() {
        return org.latentrom.engine.image.ColorMap.valueOf(m_colorMap.name());
    }

    PictureColumn pictures() {
        return new PictureColumn(m_newColumn, m_imageRow, m_rowId);
    }

    ImageOptions options() {
        return new ImageOptions(m_pixelSize, m_smooth, m_axes, m_colorBar);
    }

    @Override
    public void validate() throws InvalidSettingsException {
        if (m_panels == Panels.NAMED && NameList.parse(m_panelColumns).isEmpty()) {
            throw new InvalidSettingsException("No field column is named. Name one, or draw all.");
        }
        if (m_range == Range.GIVEN) {
            try {
                new ValueRange(m_least, m_greatest);
            } catch (IllegalArgumentException e) {
                throw new InvalidSettingsException("The range cannot be used: " + e.getMessage() + ".", e);
            }
        }
        if (m_pixelSize < 1 || m_pixelSize > LARGEST_PIXEL) {
            throw new InvalidSettingsException(
                "The size of a pixel must be 1 to " + LARGEST_PIXEL + ", not " + m_pixelSize + ".");
        }
        if (m_newColumn == null || m_newColumn.isBlank()) {
            throw new InvalidSettingsException("The new column needs a name, such as Image.");
        }
    }
}
