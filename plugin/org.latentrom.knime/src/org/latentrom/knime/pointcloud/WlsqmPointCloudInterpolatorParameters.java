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
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.latentrom.knime.table.ColumnChoices;
import org.latentrom.knime.table.ColumnKind;
import org.latentrom.knime.table.NameList;

/** Options of the WLSQM Point-Cloud Interpolator. */
@LoadDefaultsForAbsentFields
final class WlsqmPointCloudInterpolatorParameters implements NodeParameters {
    @Section(title = "Input")
    interface InputSection {
    }

    @Section(title = "Interpolation")
    @After(InputSection.class)
    interface InterpolationSection {
    }

    @Section(title = "Fit")
    @After(InterpolationSection.class)
    interface FitSection {
    }

    /** Which polynomials a value is taken from. */
    enum Mode {
        @Label(value = "Nearest", description = "The polynomial of the nearest point. Fast; jumps a little where "
            + "another point becomes the nearest.")
        NEAREST, //
        @Label(value = "Continuous", description = "The mean of the polynomials of all points within a radius, "
            + "weighted (1 - distance/radius)\u00b2. Without jumps; smooths more.")
        CONTINUOUS
    }

    interface AxesRef extends ParameterReference<Axes> {
    }

    interface ValuesRef extends ParameterReference<ValueColumns> {
    }

    interface CloudsRef extends ParameterReference<Clouds> {
    }

    interface ModeRef extends ParameterReference<Mode> {
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

    static final class IsNamed implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(ValuesRef.class).isOneOf(ValueColumns.NAMED);
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

    static final class IsContinuous implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(ModeRef.class).isOneOf(Mode.CONTINUOUS);
        }
    }

    @Widget(title = "Coordinates", description = "How many coordinates a point has. Both tables have them in columns "
        + "of the same names.")
    @ValueSwitchWidget
    @ValueReference(AxesRef.class)
    @Layout(InputSection.class)
    Axes m_axes = Axes.TWO;

    @Widget(title = "x", description = "The column of the first coordinate; empty for \"x\".")
    @ChoicesProvider(ColumnChoices.Numbers.class)
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

    @Widget(title = "Values", description = "Which number columns of the points are interpolated.")
    @ValueSwitchWidget
    @ValueReference(ValuesRef.class)
    @Layout(InputSection.class)
    ValueColumns m_values = ValueColumns.ALL;

    @Widget(title = "Names", description = "Names of columns, with commas between them.")
    @Effect(predicate = IsNamed.class, type = EffectType.SHOW)
    @Layout(InputSection.class)
    String m_valueNames = "";

    @Widget(title = "One cloud is", description = "Which rows are neighbours of each other. Places get values from "
        + "the points of the same run, or the same run and time.")
    @ValueSwitchWidget
    @ValueReference(CloudsRef.class)
    @Layout(InputSection.class)
    Clouds m_clouds = Clouds.TABLE;

    @Widget(title = "Run column", description = "Names the simulation of a row in both tables; empty for \"Run\".")
    @ChoicesProvider(ColumnChoices.Runs.class)
    @Effect(predicate = HasRun.class, type = EffectType.SHOW)
    @Layout(InputSection.class)
    String m_runColumn = "";

    @Widget(title = "Time column", description = "The time of a row in both tables; empty for \"Time\".")
    @ChoicesProvider(ColumnChoices.Numbers.class)
    @Effect(predicate = HasTime.class, type = EffectType.SHOW)
    @Layout(InputSection.class)
    String m_timeColumn = "";

    @Layout(InterpolationSection.class)
    DerivativeParameters m_derivatives = DerivativeParameters.ofValue();

    @Widget(title = "Interpolation", description = "Which polynomials a value is taken from. Far outside of the "
        + "cloud, no polynomial is a good guess.")
    @ValueSwitchWidget
    @ValueReference(ModeRef.class)
    @Layout(InterpolationSection.class)
    Mode m_mode = Mode.NEAREST;

    @Widget(title = "Radius of the mean", description = "In the unit of the coordinates: two or three distances "
        + "between neighbours. Places without a point so near get missing values.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Effect(predicate = IsContinuous.class, type = EffectType.SHOW)
    @Layout(InterpolationSection.class)
    double m_meanRadius = 0.1;

    @Layout(FitSection.class)
    FitParameters m_fit = new FitParameters();

    WlsqmPointCloudInterpolatorParameters() {
    }

    WlsqmPointCloudInterpolatorParameters(final NodeParametersInput in) {
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

    /** @return the named columns, none for all */
    List<String> names() {
        return m_values == ValueColumns.NAMED ? NameList.parse(m_valueNames) : List.of();
    }

    /** @return radius of the weighted mean; NaN for the nearest polynomial */
    double meanRadius() {
        return m_mode == Mode.NEAREST ? Double.NaN : m_meanRadius;
    }

    @Override
    public void validate() throws InvalidSettingsException {
        m_fit.validate();
        if (m_values == ValueColumns.NAMED && names().isEmpty()) {
            throw new InvalidSettingsException("No column is named. Name one, or take all.");
        }
        NameList.requireUnique(names());
        if (m_mode == Mode.CONTINUOUS && !(m_meanRadius > 0 && m_meanRadius < Double.POSITIVE_INFINITY)) {
            throw new InvalidSettingsException("The radius of the mean must be positive, it is " + m_meanRadius + ".");
        }
    }
}
