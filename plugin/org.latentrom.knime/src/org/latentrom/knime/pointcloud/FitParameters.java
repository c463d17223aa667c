package org.latentrom.knime.pointcloud;

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
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.latentrom.engine.scattered.DofLayout;
import org.latentrom.engine.scattered.DofSet;
import org.latentrom.engine.scattered.NeighbourRule;
import org.latentrom.engine.scattered.ScatteredOptions;
import org.latentrom.engine.wlsqm.SingularRule;
import org.latentrom.engine.wlsqm.Weighting;

/** How polynomials are fitted to a point cloud: the options that the nodes share. */
@LoadDefaultsForAbsentFields
final class FitParameters implements NodeParameters {
    /** Which points are neighbours. */
    enum Neighbours {
        @Label(value = "Automatic", description = "Twice as many nearest points as the polynomial has unknowns: 10 "
            + "in the plane at order 2.")
        AUTOMATIC, //
        @Label(value = "Nearest", description = "A number of nearest points.")
        NEAREST, //
        @Label(value = "Radius", description = "All points within a radius.")
        RADIUS
    }

    /** How much neighbours count. */
    enum Weights {
        @Label(value = "Centre", description = "Near points count more: the weight falls from 1 at the point to "
            + "10^-4 at its farthest neighbour.")
        CENTER, //
        @Label(value = "Uniform", description = "All the same: the best against noise.")
        UNIFORM
    }

    /** Whether the polynomial goes through the point's own value. */
    enum Value {
        @Label(value = "Known", description = "The polynomial goes through it: for values without noise.")
        KNOWN, //
        @Label(value = "Fitted", description = "It counts like that of a neighbour: for values with noise.")
        FITTED
    }

    /** What happens where a fit is not determined. */
    enum Singular {
        @Label(value = "Leave out", description = "The point gets missing values.")
        LEAVE_OUT, //
        @Label(value = "Lower the order", description = "A polynomial of lower order is fitted; derivatives that it "
            + "does not have are missing in tables and 0 on meshes.")
        LOWER_ORDER
    }

    interface NeighboursRef extends ParameterReference<Neighbours> {
    }

    static final class IsNearest implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(NeighboursRef.class).isOneOf(Neighbours.NEAREST);
        }
    }

    static final class IsRadius implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(NeighboursRef.class).isOneOf(Neighbours.RADIUS);
        }
    }

    static final class GreatestOrder extends MaxValidation {
        @Override
        protected double getMax() {
            return DofLayout.GREATEST_ORDER;
        }
    }

    @Widget(title = "Order", description = "Order of the polynomial: 0 (a mean), 1, 2, 3 or 4. At least that of the "
        + "highest derivative. Higher orders follow finer detail and need more neighbours.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class, maxValidation = GreatestOrder.class)
    int m_order = 2;

    @Widget(title = "Neighbours", description = "Which points a polynomial is fitted to. More of them smooth noise "
        + "away, and detail with it. Distances are taken as if all axes had the same unit.")
    @ValueSwitchWidget
    @ValueReference(NeighboursRef.class)
    Neighbours m_neighbours = Neighbours.AUTOMATIC;

    @Widget(title = "Number of neighbours", description = "At least as many as the polynomial has unknowns, better "
        + "twice as many. Along a line there are 1 to 5 unknowns at orders 0 to 4, in the plane 1, 3, 6, 10 and "
        + "15, in space 1, 4, 10, 20 and 35; one less if the value is known.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = IsNearest.class, type = EffectType.SHOW)
    int m_count = 12;

    @Widget(title = "Radius", description = "In the unit of the coordinates. Where it finds too few points, the node "
        + "says how many, and which radius would do.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Effect(predicate = IsRadius.class, type = EffectType.SHOW)
    double m_radius = 0.1;

    @Widget(title = "Weights", description = "How much the neighbours count in a fit.")
    @ValueSwitchWidget
    Weights m_weights = Weights.CENTER;

    @Widget(title = "Value at the point", description = "Whether the fit may change the point's own value.")
    @ValueSwitchWidget
    Value m_value = Value.KNOWN;

    @Widget(title = "Where neighbours are too few", description = "What to do with points whose neighbours do not "
        + "determine a polynomial: too few, at the same place or in line.")
    @ValueSwitchWidget
    Singular m_singular = Singular.LEAVE_OUT;

    @Widget(title = "Refine", description = "Fits what is left over again, up to ten times, until only rounding is "
        + "left. Gains one to three digits in derivatives of clean data and takes a few times as long.")
    boolean m_refine = false;

    ScatteredOptions options() {
        return new ScatteredOptions(m_order, Weighting.valueOf(m_weights.name()),
            m_value == Value.KNOWN ? DofSet.F : DofSet.NONE, SingularRule.valueOf(m_singular.name()),
            m_refine ? ScatteredOptions.DEFAULT_REFINEMENTS : 0);
    }

    /** @param dimension number of coordinates */
    NeighbourRule rule(final int dimension) {
        final NeighbourRule rule = switch (m_neighbours) {
            case AUTOMATIC -> NeighbourRule.nearest(Math.max(1, 2 * options().unknowns(dimension)));
            case NEAREST -> NeighbourRule.nearest(m_count);
            case RADIUS -> NeighbourRule.within(m_radius);
        };
        return rule.withOrigin(m_value == Value.FITTED);
    }

    /**
     * What can be known without data.
     *
     * @param dimension number of coordinates
     * @throws InvalidSettingsException if the neighbours cannot suffice; with the remedy
     */
    void check(final int dimension) throws InvalidSettingsException {
        final int unknowns = options().unknowns(dimension);
        if (m_neighbours == Neighbours.NEAREST && m_count < unknowns) {
            throw new InvalidSettingsException(m_count + " neighbours do not determine a polynomial of order " + m_order
                + " in " + dimension + " coordinates: it has " + unknowns + " unknowns. Use at least " + unknowns
                + " neighbours, better " + 2 * unknowns + ", or a lower order.");
        }
    }

    @Override
    public void validate() throws InvalidSettingsException {
        try {
            options();
            rule(1);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException("The fit's options cannot be used: " + e.getMessage() + ".", e);
        }
    }
}
