package org.latentrom.knime.latentsampler;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.latentrom.engine.sampling.Interpolation;
import org.latentrom.engine.sampling.Spacing;

/** Options of the Latent Sampler. */
@LoadDefaultsForAbsentFields
final class LatentSamplerParameters implements NodeParameters {
    private static final int MOST_STATES = 1_000_000;

    private static final int MOST_VALUES = 1000;

    /** Where the states come from. */
    enum Mode {
        @Label(value = "Prior", description = "Drawn from the normal distribution that the model was trained towards: "
            + "new fields like those of the training.")
        PRIOR("prior"), //
        @Label(value = "Mixture of the table's states", description = "A mixture of normal distributions is fitted to "
            + "the rows, and states are drawn from it: nearer to the fields that were encoded than the prior is.")
        MIXTURE("mixture"), //
        @Label(value = "Between two rows", description = "States on the way from one row to another.")
        INTERPOLATION("interpolation"), //
        @Label(value = "Around a state", description = "A Latin hypercube: states that fill a box evenly, for "
            + "parameter studies and ensembles of rollouts.")
        HYPERCUBE("hypercube"), //
        @Label(value = "Along a latent variable", description = "A traversal: one variable changes, the others keep "
            + "their values.")
        TRAVERSAL("traversal"), //
        @Label(value = "Grid of two latent variables", description = "All pairs of values of two variables, row by row "
            + "from below: the picture of a latent space.")
        GRID("grid");

        private final String m_text;

        Mode(final String text) {
            m_text = text;
        }

        /** @return the name of such states in the column of runs */
        String text() {
            return m_text;
        }
    }

    /** How many normal distributions a mixture has. */
    enum Components {
        @Label(value = "As the data ask for", description = "1, 2, 4, … up to the number below: the one with the "
            + "best Bayesian information criterion.")
        BIC, //
        @Label(value = "Given", description = "As many as below.")
        GIVEN
    }

    /** The way between two rows. */
    enum Way {
        @Label(value = "Straight", description = "Linear interpolation.")
        LINEAR(Interpolation.LINEAR), //
        @Label(value = "Along a circle", description = "Spherical interpolation: the length does not sink on the way, "
            + "as it does on a straight one between states of many variables.")
        SPHERICAL(Interpolation.SPHERICAL);

        private final Interpolation m_way;

        Way(final Interpolation way) {
            m_way = way;
        }

        Interpolation engine() {
            return m_way;
        }
    }

    /** What stays fixed where variables are changed. */
    enum Centre {
        @Label(value = "A row", description = "The latent variables of a row.")
        ROW, //
        @Label(value = "The origin", description = "All variables 0, the mean of the prior.")
        ORIGIN
    }

    /** What the size of a box is measured in. */
    enum Unit {
        @Label(value = "Deviation of the table", description = "The standard deviation of each variable over the rows.")
        TABLE, //
        @Label(value = "Deviation of the prior", description = "1 for each variable.")
        PRIOR, //
        @Label(value = "Deviation of the row", description = "The columns with standard deviations that the CVAE "
            + "Encoder appends: how sure it is of each variable.")
        ROW
    }

    /** How values are spread. */
    enum Values {
        @Label(value = "Quantiles", description = "Equally likely under the prior from one value to the next: denser "
            + "near 0.")
        QUANTILES(Spacing.QUANTILES), //
        @Label(value = "Even", description = "Equally far from each other.")
        EVEN(Spacing.LINEAR);

        private final Spacing m_spacing;

        Values(final Spacing spacing) {
            m_spacing = spacing;
        }
    }

    @Widget(title = "Latent column prefix", description = "What the names of the latent columns begin with: \"z\" "
        + "for z0, z1 and so on.")
    String m_prefix = "z";

    @Widget(title = "States", description = "Where the states come from.")
    @RadioButtonsWidget
    @ValueReference(SamplerEffects.ModeRef.class)
    Mode m_mode = Mode.PRIOR;

    @Widget(title = "Number of states", description = "How many rows the output has.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = SamplerEffects.HasCount.class, type = EffectType.SHOW)
    int m_count = 100;

    @Widget(title = "Number of components", description = "How many normal distributions the mixture has.")
    @ValueSwitchWidget
    @Effect(predicate = SamplerEffects.IsMixture.class, type = EffectType.SHOW)
    Components m_componentsMode = Components.BIC;

    @Widget(title = "Components", description = "Their number, or the largest one that is tried. Each takes one row "
        + "more than there are latent variables, at least. For digits, 10 or more.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = SamplerEffects.IsMixture.class, type = EffectType.SHOW)
    int m_components = 16;

    @Widget(title = "Way", description = "The way from one row to the other.")
    @ValueSwitchWidget
    @Effect(predicate = SamplerEffects.IsInterpolation.class, type = EffectType.SHOW)
    Way m_way = Way.LINEAR;

    @Widget(title = "From row", description = "RowID of the row to begin with, such as Row0. Empty: the first row.")
    @Effect(predicate = SamplerEffects.IsInterpolation.class, type = EffectType.SHOW)
    String m_fromRow = "";

    @Widget(title = "To row", description = "RowID of the row to end with. Empty: the last row.")
    @Effect(predicate = SamplerEffects.IsInterpolation.class, type = EffectType.SHOW)
    String m_toRow = "";

    @Widget(title = "Centre", description = "The state that is changed.")
    @ValueSwitchWidget
    @Effect(predicate = SamplerEffects.HasCentre.class, type = EffectType.SHOW)
    Centre m_centre = Centre.ROW;

    @Widget(title = "Row", description = "RowID of the row whose parameters, such as a viscosity, all states get, and "
        + "whose latent variables are the centre if a row is. Empty: the first row.")
    @Effect(predicate = SamplerEffects.IsInterpolation.class, type = EffectType.HIDE)
    String m_row = "";

    @Widget(title = "Half width of the box", description = "How far the box reaches from its centre along each latent "
        + "variable, in the unit below.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Effect(predicate = SamplerEffects.IsHypercube.class, type = EffectType.SHOW)
    double m_halfWidth = 0.5;

    @Widget(title = "Unit of the width", description = "What the half width is a multiple of.")
    @RadioButtonsWidget
    @Effect(predicate = SamplerEffects.IsHypercube.class, type = EffectType.SHOW)
    Unit m_unit = Unit.TABLE;

    @Widget(title = "All latent variables", description = "One traversal after the other, each variable in turn.")
    @Effect(predicate = SamplerEffects.IsTraversal.class, type = EffectType.SHOW)
    @ValueReference(SamplerEffects.AllRef.class)
    boolean m_all = true;

    @Widget(title = "Latent variable", description = "Number of the variable that changes, from 0: 3 for z3. In a "
        + "grid, the one that grows to the right.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = SamplerEffects.HasNoLatent.class, type = EffectType.HIDE)
    int m_latent = 0;

    @Widget(title = "Second latent variable", description = "Number of the variable that grows upwards.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = SamplerEffects.IsGrid.class, type = EffectType.SHOW)
    int m_secondLatent = 1;

    @Widget(title = "Number of values", description = "Values of each variable that changes: 21 gives a traversal of "
        + "21 states, or a grid of 441.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = SamplerEffects.HasValues.class, type = EffectType.SHOW)
    int m_valueCount = 21;

    @Widget(title = "Spacing", description = "How the values are spread.")
    @ValueSwitchWidget
    @Effect(predicate = SamplerEffects.HasValues.class, type = EffectType.SHOW)
    Values m_values = Values.QUANTILES;

    @Widget(title = "Largest value", description = "The values lie between minus this and this, in deviations of the "
        + "prior: 3 covers 99.7 % of it. At most 8.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Effect(predicate = SamplerEffects.HasValues.class, type = EffectType.SHOW)
    double m_range = 3;

    @Widget(title = "Seed", description = "Seed of what is drawn: the same seed gives the same states.")
    @Effect(predicate = SamplerEffects.IsRandom.class, type = EffectType.SHOW)
    long m_seed = 1;

    /** @return the values of a latent variable that changes */
    double[] values() {
        return m_values.m_spacing.values(m_valueCount, m_range);
    }

    @Override
    public void validate() throws InvalidSettingsException {
        if (m_prefix == null || m_prefix.isBlank()) {
            throw new InvalidSettingsException("The latent columns need a prefix, such as z.");
        }
        require("The number of states", m_count, 1, MOST_STATES);
        require("The number of components", m_components, 1, MOST_STATES);
        require("The number of values", m_valueCount, 2, MOST_VALUES);
        require("The latent variable", m_latent, 0, MOST_STATES);
        require("The second latent variable", m_secondLatent, 0, MOST_STATES);
        if (m_mode == Mode.INTERPOLATION && m_count < 2) {
            throw new InvalidSettingsException("The number of states between two rows must be at least 2, the rows "
                + "themselves.");
        }
        if (!(m_halfWidth > 0 && m_halfWidth < Double.POSITIVE_INFINITY)) {
            throw new InvalidSettingsException("The half width of the box must be positive, not " + m_halfWidth + ".");
        }
        if (!(m_range > 0 && m_range <= 8)) {
            throw new InvalidSettingsException("The largest value must be above 0 and at most 8, not " + m_range + ".");
        }
        if (m_mode == Mode.GRID && m_latent == m_secondLatent) {
            throw new InvalidSettingsException("Both directions of the grid are the latent variable " + m_latent
                + ". Choose another one for one of them.");
        }
    }

    private static void require(final String what, final int value, final int least, final int most)
        throws InvalidSettingsException {
        if (value < least || value > most) {
            throw new InvalidSettingsException(what + " must be " + least + " to " + most + ", not " + value + ".");
        }
    }
}
