package org.latentrom.knime.rasterizer;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.latentrom.engine.raster.RasterMethod;
import org.latentrom.engine.raster.RasterOptions;

/** How the value of a pixel follows from those of the mesh. */
@LoadDefaultsForAbsentFields
final class MethodParameters implements NodeParameters {
    /** Names of {@link RasterMethod} for the dialog. */
    enum Method {
        @Label(value = "In the cell", description = "The shape functions of the cell that holds the pixel's centre: "
            + "linear on triangles, bilinear on quadrilaterals, of higher order on such cells. Values of cells are "
            + "those of that cell. Point clouds are fitted as by WLSQM, with its defaults.")
        LINEAR, //
        @Label(value = "Nearest point", description = "The value of the mesh point that is nearest to the pixel's "
            + "centre.")
        NEAREST, //
        @Label(value = "Mean over the pixel", description = "The mean over the part of the pixel that the mesh covers: "
            + "integrals are kept, and coarse pixels do not miss fine structures.")
        CELL_AVERAGE, //
        @Label(value = "WLSQM", description = "A polynomial fitted to the points around the pixel's centre by weighted "
            + "least squares: for point clouds, and to smooth noisy values.")
        WLSQM
    }

    interface MethodRef extends ParameterReference<Method> {
    }

    static final class IsWlsqm implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(MethodRef.class).isOneOf(Method.WLSQM);
        }
    }

    @Widget(title = "Interpolation", description = "How the value of a pixel follows from those of the mesh.")
    @RadioButtonsWidget
    @ValueReference(MethodRef.class)
    Method m_method = Method.LINEAR;

    @Widget(title = "Order", description = "Order of the polynomial, 0 to 4.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = IsWlsqm.class, type = EffectType.SHOW)
    int m_order = RasterOptions.DEFAULTS.order();

    @Widget(title = "Neighbours", description = "To how many of the nearest points a polynomial is fitted. 0 for twice "
        + "as many as it has coefficients.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = IsWlsqm.class, type = EffectType.SHOW)
    int m_neighbours = RasterOptions.DEFAULTS.neighbours();

    @Widget(title = "Radius", description = "Only points at most so far away count, in the unit of the coordinates. "
        + "In a point cloud, pixels with no point so near are not valid. 0 for any distance; then pixels count as "
        + "holes where no point is nearer than points are to each other.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = IsWlsqm.class, type = EffectType.SHOW)
    double m_radius = RasterOptions.DEFAULTS.radius();

    /** @throws InvalidSettingsException if a number is out of its range */
    RasterOptions options() throws InvalidSettingsException {
        final var method = RasterMethod.valueOf(m_method.name());
        if (m_method != Method.WLSQM) {
            return RasterOptions.DEFAULTS.withMethod(method); // hidden numbers must not count
        }
        try {
            return new RasterOptions(method, m_order, m_neighbours, m_radius);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException("The interpolation cannot be used: " + e.getMessage() + ".", e);
        }
    }

    @Override
    public void validate() throws InvalidSettingsException {
        options();
    }
}
