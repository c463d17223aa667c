package org.latentrom.knime.latentsheet;

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
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.latentrom.engine.cvae.DecodedValue;
import org.latentrom.knime.image.TileParameters;
import org.latentrom.knime.table.ClassColumn;
import org.latentrom.knime.table.ColumnChoices;
import org.latentrom.knime.table.ColumnKind;

/** Options of the Latent Space Sheet. */
@LoadDefaultsForAbsentFields
final class LatentSpaceSheetParameters implements NodeParameters {
    private static final int MOST_VALUES = 100;

    private static final double MOST_REACH = 8;

    @Section(title = "Latent space")
    interface LatentSection {
    }

    @Section(title = "Data")
    @After(LatentSection.class)
    interface DataSection {
    }

    @Section(title = "Picture")
    @After(DataSection.class)
    interface PictureSection {
    }

    /** What the sheet shows. */
    enum View {
        @Label(value = "Plane", description = "Two latent variables run through their values, the others stay.")
        PLANE, //
        @Label(value = "Traversals", description = "Each latent variable runs through its values in a row of its own, "
            + "the others stay: what each of them means.")
        TRAVERSALS
    }

    /** Names of {@link DecodedValue} for the dialog. */
    enum Decoded {
        @Label(value = "Mean", description = "The mean of the observation model: what the CVAE Decoder gives by "
            + "default.")
        MEAN, //
        @Label(value = "Lambda", description = "The parameter of a Bernoulli or continuous Bernoulli model: images come "
            + "out crisper than by the mean. For a Gaussian model it is the mean.")
        LAMBDA;

        DecodedValue value() {
            return DecodedValue.valueOf(name());
        }
    }

    /** How the values of a latent variable are spaced. */
    enum Spacing {
        @Label(value = "Quantiles", description = "Equal steps of probability under the prior, a normal distribution: "
            + "values are dense where data are.")
        QUANTILES, //
        @Label(value = "Even", description = "Equal steps.")
        LINEAR;

        org.latentrom.engine.sampling.Spacing spacing() {
            return org.latentrom.engine.sampling.Spacing.valueOf(name());
        }
    }

    /** Where the latent variables stay that do not run. */
    enum Others {
        @Label(value = "0", description = "The middle of the prior.")
        ZERO, //
        @Label(value = "Mean", description = "The mean of the table's rows.")
        MEAN, //
        @Label(value = "A row", description = "The latent state of a row of the table.")
        ROW
    }

    /** What is drawn of the table's rows. */
    enum Points {
        @Label(value = "None", description = "Only what is decoded.")
        NONE, //
        @Label(value = "Dots", description = "A dot at the mean of each row.")
        DOTS, //
        @Label(value = "Deviations", description = "An ellipse whose half axes are the standard deviations of each "
            + "row's posterior, from the columns \"z0 (sigma)\" and so on, which a CVAE Encoder adds if wanted.")
        SIGMAS
    }

    /** Whether the points are coloured. */
    enum Classes {
        @Label(value = "One", description = "All points have one colour.")
        ONE, //
        @Label(value = "By column", description = "Points are coloured by what a column says, such as the label of a "
            + "digit or the run of a simulation.")
        COLUMN
    }

    interface ViewRef extends ParameterReference<View> {
    }

    interface OthersRef extends ParameterReference<Others> {
    }

    interface PointsRef extends ParameterReference<Points> {
    }

    interface ClassesRef extends ParameterReference<Classes> {
    }

    static final class IsPlane implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(ViewRef.class).isOneOf(View.PLANE);
        }
    }

    static final class IsRow implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(OthersRef.class).isOneOf(Others.ROW);
        }
    }

    static final class HasPoints implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(ViewRef.class).isOneOf(View.PLANE)
                .and(i.getEnum(PointsRef.class).isOneOf(Points.DOTS, Points.SIGMAS));
        }
    }

    static final class HasClasses implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(ViewRef.class).isOneOf(View.PLANE)
                .and(i.getEnum(PointsRef.class).isOneOf(Points.DOTS, Points.SIGMAS))
                .and(i.getEnum(ClassesRef.class).isOneOf(Classes.COLUMN));
        }
    }

    @Widget(title = "View", description = "What runs through its values.")
    @ValueSwitchWidget
    @ValueReference(ViewRef.class)
    @Layout(LatentSection.class)
    View m_view = View.PLANE;

    @Widget(title = "Latent column prefix", description = "What the names of the latent columns begin with: \"z\" "
        + "for z0, z1 and so on.")
    @Layout(LatentSection.class)
    String m_prefix = "z";

    @Widget(title = "Across", description = "Number of the latent variable that grows to the right: 0 for z0.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = IsPlane.class, type = EffectType.SHOW)
    @Layout(LatentSection.class)
    int m_across = 0;

    @Widget(title = "Up", description = "Number of the latent variable that grows upwards: 1 for z1.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = IsPlane.class, type = EffectType.SHOW)
    @Layout(LatentSection.class)
    int m_up = 1;

    @Widget(title = "Values", description = "How many values a latent variable runs through: 11 to 21; an odd number "
        + "has 0 in its middle.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Layout(LatentSection.class)
    int m_values = 21;

    @Widget(title = "Spacing", description = "How the values are spaced.")
    @ValueSwitchWidget
    @Layout(LatentSection.class)
    Spacing m_spacing = Spacing.QUANTILES;

    @Widget(title = "Reach", description = "The values run from minus to plus this number; the prior's standard "
        + "deviation is 1.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Layout(LatentSection.class)
    double m_reach = 3;

    @Widget(title = "Other latent variables", description = "Where the latent variables stay that do not run.")
    @ValueSwitchWidget
    @ValueReference(OthersRef.class)
    @Layout(LatentSection.class)
    Others m_others = Others.ZERO;

    @Widget(title = "RowID", description = "Name of the row, such as Row0.")
    @Effect(predicate = IsRow.class, type = EffectType.SHOW)
    @Layout(LatentSection.class)
    String m_rowId = "Row0";

    @Widget(title = "Decoded value", description = "What is decoded of each pixel's distribution.")
    @ValueSwitchWidget
    @Layout(LatentSection.class)
    Decoded m_decoded = Decoded.MEAN;

    @Widget(title = "Points", description = "How the table's rows are drawn on a plane. Rows beyond the last values are "
        + "left out.")
    @ValueSwitchWidget
    @ValueReference(PointsRef.class)
    @Effect(predicate = IsPlane.class, type = EffectType.SHOW)
    @Layout(DataSection.class)
    Points m_points = Points.NONE;

    @Widget(title = "Classes", description = "Whether the points are coloured by classes.")
    @ValueSwitchWidget
    @ValueReference(ClassesRef.class)
    @Effect(predicate = HasPoints.class, type = EffectType.SHOW)
    @Layout(DataSection.class)
    Classes m_classes = Classes.ONE;

    @Widget(title = "Class column", description = "Says what class a row is of; empty for \"label\".")
    @ChoicesProvider(ColumnChoices.ClassesOfSecond.class)
    @Effect(predicate = HasClasses.class, type = EffectType.SHOW)
    @Layout(DataSection.class)
    String m_classColumn = "";

    @Widget(title = "Opacity", description = "1 hides what lies below a point; 0.1 for ten thousands of rows.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Effect(predicate = HasPoints.class, type = EffectType.SHOW)
    @Layout(DataSection.class)
    double m_opacity = 0.6;

    @Layout(PictureSection.class)
    TileParameters m_tiles = new TileParameters();

    LatentSpaceSheetParameters() {
    }

    LatentSpaceSheetParameters(final NodeParametersInput in) {
        m_classColumn = ColumnKind.CLASS.guess(in, 1);
        m_classes = m_classColumn.isEmpty() ? Classes.ONE : Classes.COLUMN;
    }

    ClassColumn classes(final DataTableSpec spec, final String table) throws InvalidSettingsException {
        return new ClassColumn(
            m_classes == Classes.ONE ? -1 : ColumnKind.CLASS.index(spec, m_classColumn, table));
    }

    /** @return what the heading says of the points' colours */
    String colours() {
        return hasPoints() && m_classes == Classes.COLUMN
            ? "; points coloured by " + (m_classColumn.isEmpty() ? ColumnKind.CLASS.preferredName() : m_classColumn)
            : "";
    }

    boolean hasPoints() {
        return m_view == View.PLANE && m_points != Points.NONE;
    }

    /** @throws InvalidSettingsException if a model of so many latent variables has not those of the plane */
    void check(final int latentSize) throws InvalidSettingsException {
        if (m_view == View.PLANE && Math.max(m_across, m_up) >= latentSize) {
            throw new InvalidSettingsException("The plane is of the latent variables " + m_across + " and " + m_up
                + ", the model has " + latentSize + ", counted from 0. Choose others" + (latentSize == 1
                    ? "; for one latent variable the view \"Traversals\"." : "."));
        }
    }

    @Override
    public void validate() throws InvalidSettingsException {
        if (m_prefix == null || m_prefix.isBlank()) {
            throw new InvalidSettingsException("The latent columns need a prefix, such as z.");
        }
        if (m_values < 2 || m_values > MOST_VALUES) {
            throw new InvalidSettingsException(
                "The number of values must be 2 to " + MOST_VALUES + ", not " + m_values + ".");
        }
        if (!(m_reach > 0 && m_reach <= MOST_REACH)) {
            throw new InvalidSettingsException(
                "The reach must be above 0 and at most " + MOST_REACH + ", not " + m_reach + ".");
        }
        if (!(m_opacity > 0 && m_opacity <= 1)) {
            throw new InvalidSettingsException("The opacity must be above 0 and at most 1, not " + m_opacity + ".");
        }
        if (m_view == View.PLANE && (m_across == m_up || m_across < 0 || m_up < 0)) {
            throw new InvalidSettingsException(
                "The plane needs two different latent variables, not " + m_across + " and " + m_up + ".");
        }
        m_tiles.validate();
    }
}
