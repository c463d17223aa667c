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
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
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

    interface ValuesRef extends ParameterReference<ValueColumns> {
    }

    interface ModeRef extends ParameterReference<Mode> {
    }

    static final class IsNamed implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(ValuesRef.class).isOneOf(ValueColumns.NAMED);
        }
    }

    static final class IsContinuous implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(ModeRef.class).isOneOf(Mode.CONTINUOUS);
        }
    }

    @Layout(InputSection.class)
    CloudParameters m_points = new CloudParameters();

    @Widget(title = "Values", description = "Which number columns of the points are interpolated.")
    @ValueSwitchWidget
    @ValueReference(ValuesRef.class)
    @Layout(InputSection.class)
    ValueColumns m_values = ValueColumns.ALL;

    @Widget(title = "Names", description = "Names of columns, with commas between them.")
    @Effect(predicate = IsNamed.class, type = EffectType.SHOW)
    @Layout(InputSection.class)
    String m_valueNames = "";

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
        m_points = new CloudParameters(in);
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
