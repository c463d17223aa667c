package org.latentrom.knime.derivativesheet;

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
import org.latentrom.engine.image.Camera;
import org.latentrom.engine.image.ValueScale;
import org.latentrom.knime.image.ImageRow;
import org.latentrom.knime.image.PictureColumn;
import org.latentrom.knime.table.ColumnChoices;
import org.latentrom.knime.table.ColumnKind;

/** Options of the Derivative Sheet. */
@LoadDefaultsForAbsentFields
final class DerivativeSheetParameters implements NodeParameters {
    private static final int LEAST_SIDE = 150;

    private static final int GREATEST_SIDE = 1000;

    @Section(title = "Derivatives")
    interface DerivativesSection {
    }

    @Section(title = "Truth")
    @After(DerivativesSection.class)
    interface TruthSection {
    }

    @Section(title = "Picture")
    @After(TruthSection.class)
    interface PictureSection {
    }

    @Section(title = "Output")
    @After(PictureSection.class)
    interface OutputSection {
    }

    /** What the derivatives are compared with. */
    enum Truth {
        @Label(value = "Not known", description = "The sheet shows the values themselves.")
        NONE, //
        @Label(value = "A field column", description = "Fields with channels of the same names, such as derivatives of "
            + "clean data.")
        COLUMN, //
        @Label(value = "A formula", description = "A formula of the undisturbed field; its derivatives are taken "
            + "exactly.")
        EXPRESSION
    }

    /** What the panels show where a truth is known. */
    enum Shown {
        @Label(value = "Errors", description = "Computed less truth, in blue, white, red about 0.")
        ERRORS, //
        @Label(value = "Values", description = "The computed values; the errors are in the table only.")
        VALUES
    }

    /** How they are drawn. */
    enum Picture {
        @Label(value = "Colour maps", description = "Pixels in colours, with colour bars.")
        MAPS, //
        @Label(value = "Surfaces", description = "Surfaces in space, all seen from the same place. Sides of "
            + "more than 64 pixels are drawn in blocks of pixels; single peaks stay.")
        SURFACES
    }

    /** Names of {@link ValueScale} for the dialog. */
    enum Scale {
        @Label(value = "Linear", description = "The values as they are.")
        LINEAR, //
        @Label(value = "Signed logarithm", description = "sign(a) log\u2081\u2080(1 + |a|): small values can be seen "
            + "beside large ones of both signs.")
        SIGNED_LOGARITHM
    }

    interface TruthRef extends ParameterReference<Truth> {
    }

    interface PictureRef extends ParameterReference<Picture> {
    }

    interface ImageRowRef extends ParameterReference<ImageRow> {
    }

    static final class WithRefitted implements BooleanReference {
    }

    static final class IsColumn implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(TruthRef.class).isOneOf(Truth.COLUMN);
        }
    }

    static final class IsExpression implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(TruthRef.class).isOneOf(Truth.EXPRESSION);
        }
    }

    static final class IsKnown implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(TruthRef.class).isOneOf(Truth.COLUMN, Truth.EXPRESSION);
        }
    }

    static final class IsMaps implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(PictureRef.class).isOneOf(Picture.MAPS);
        }
    }

    static final class IsSurfaces implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(PictureRef.class).isOneOf(Picture.SURFACES);
        }
    }

    static final class IsRowNamed implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(ImageRowRef.class).isOneOf(ImageRow.NAMED);
        }
    }

    @Widget(title = "Derivative column", description = "Fields with channels like fit(u), dx(u), dy(u), dxx(u), "
        + "dxy(u), dyy(u), as the WLSQM and the Tikhonov Differentiator write them. What is missing leaves its place "
        + "on the sheet empty.")
    @ChoicesProvider(ColumnChoices.Fields.class)
    @Layout(DerivativesSection.class)
    String m_derivativeColumn = "";

    @Widget(title = "Channel", description = "The channel that was derived: u of dx(u). Empty for the first.")
    @Layout(DerivativesSection.class)
    String m_channel = "";

    @Widget(title = "Refitted derivatives", description = "Shows the second derivatives of another column as a third "
        + "row: those of a second WLSQM Differentiator that refits.")
    @ValueReference(WithRefitted.class)
    @Layout(DerivativesSection.class)
    boolean m_refitted = false;

    @Widget(title = "Refitted column", description = "Fields with channels like dxx(u), dxy(u), dyy(u).")
    @ChoicesProvider(ColumnChoices.Fields.class)
    @Effect(predicate = WithRefitted.class, type = EffectType.SHOW)
    @Layout(DerivativesSection.class)
    String m_refittedColumn = "";

    @Widget(title = "Truth", description = "What the derivatives are compared with.")
    @RadioButtonsWidget
    @ValueReference(TruthRef.class)
    @Layout(TruthSection.class)
    Truth m_truth = Truth.NONE;

    @Widget(title = "True column", description = "Fields with channels like dx(u). The true value may also be the "
        + "channel u itself.")
    @ChoicesProvider(ColumnChoices.Fields.class)
    @Effect(predicate = IsColumn.class, type = EffectType.SHOW)
    @Layout(TruthSection.class)
    String m_trueColumn = "";

    @Widget(title = "True channel", description = "The channel in the true column, if it has another name there; empty "
        + "for the same.")
    @Effect(predicate = IsColumn.class, type = EffectType.SHOW)
    @Layout(TruthSection.class)
    String m_trueChannel = "";

    @Widget(title = "Formula", description = "The undisturbed field as a formula of x and y, such as sin(x)*cos(y). "
        + "Number columns can be used by their names, the column Time also as t.")
    @Effect(predicate = IsExpression.class, type = EffectType.SHOW)
    @Layout(TruthSection.class)
    String m_formula = "sin(x)*cos(y)";

    @Widget(title = "Show", description = "Whether the panels show errors or values. The table of numbers has the "
        + "errors in any case.")
    @ValueSwitchWidget
    @Effect(predicate = IsKnown.class, type = EffectType.SHOW)
    @Layout(TruthSection.class)
    Shown m_shown = Shown.ERRORS;

    @Widget(title = "Picture", description = "How the derivatives are drawn. Value, first and second derivatives have "
        + "one range each.")
    @ValueSwitchWidget
    @ValueReference(PictureRef.class)
    @Layout(PictureSection.class)
    Picture m_picture = Picture.MAPS;

    @Widget(title = "Scale", description = "What values go through before they become colours or heights.")
    @ValueSwitchWidget
    @Layout(PictureSection.class)
    Scale m_scale = Scale.LINEAR;

    @Widget(title = "Example fit", description = "Black dots in the first panel show the pixels of one fit, if the "
        + "derivatives come from a WLSQM Differentiator.")
    @Effect(predicate = IsMaps.class, type = EffectType.SHOW)
    @Layout(PictureSection.class)
    boolean m_example = true;

    @Widget(title = "Azimuth", description = "From where surfaces are seen, in degrees about the vertical axis: -90 "
        + "from the front, 0 from the right.")
    @NumberInputWidget
    @Effect(predicate = IsSurfaces.class, type = EffectType.SHOW)
    @Layout(PictureSection.class)
    double m_azimuth = Camera.DEFAULT.azimuth();

    @Widget(title = "Elevation", description = "How far above the ground the eye is, in degrees: 90 is straight above.")
    @NumberInputWidget
    @Effect(predicate = IsSurfaces.class, type = EffectType.SHOW)
    @Layout(PictureSection.class)
    double m_elevation = Camera.DEFAULT.elevation();

    @Widget(title = "Size of a panel", description = "Screen pixels of the longer side of a panel, 150 to 1000.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Layout(PictureSection.class)
    int m_side = 300;

    @Widget(title = "Heading", description = "Text above the panels, such as what the data are; radius and order of "
        + "the fits, run and time of the row follow it.")
    @Layout(PictureSection.class)
    String m_heading = "";

    @Widget(title = "New column", description = "Name of the column with the pictures. A column of that name is "
        + "replaced.")
    @Layout(OutputSection.class)
    String m_newColumn = "Sheet";

    @Widget(title = "Picture of the image port", description = "Which row's picture the image port gives.")
    @ValueSwitchWidget
    @ValueReference(ImageRowRef.class)
    @Layout(OutputSection.class)
    ImageRow m_imageRow = ImageRow.FIRST;

    @Widget(title = "RowID", description = "Name of the row, such as Row0.")
    @Effect(predicate = IsRowNamed.class, type = EffectType.SHOW)
    @Layout(OutputSection.class)
    String m_rowId = "Row0";

    DerivativeSheetParameters() {
    }

    DerivativeSheetParameters(final NodeParametersInput in) {
        m_derivativeColumn = ColumnKind.DERIVATIVES.guess(in, 0);
    }

    PictureColumn pictures() {
        return new PictureColumn(m_newColumn, m_imageRow, m_rowId);
    }

    ValueScale scale() {
        return ValueScale.valueOf(m_scale.name());
    }

    Camera camera() {
        return new Camera(m_azimuth, m_elevation);
    }

    @Override
    public void validate() throws InvalidSettingsException {
        if (m_truth == Truth.EXPRESSION && m_formula.isBlank()) {
            throw new InvalidSettingsException("There is no formula of the truth. Type one, such as sin(x)*cos(y).");
        }
        if (m_side < LEAST_SIDE || m_side > GREATEST_SIDE) {
            throw new InvalidSettingsException("The size of a panel must be " + LEAST_SIDE + " to " + GREATEST_SIDE
                + ", not " + m_side + ".");
        }
        if (m_newColumn == null || m_newColumn.isBlank()) {
            throw new InvalidSettingsException("The new column needs a name, such as Sheet.");
        }
        try {
            camera();
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException("Surfaces cannot be seen by " + e.getMessage() + ".", e);
        }
    }
}
