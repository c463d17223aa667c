package org.latentrom.knime.pderesidual;

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
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.text.TextAreaWidget;
import org.latentrom.engine.pde.PdeOptions;
import org.latentrom.knime.pderesidual.ResidualChoices.Border;
import org.latentrom.knime.pderesidual.ResidualChoices.Equations;
import org.latentrom.knime.pderesidual.ResidualChoices.NotFinite;
import org.latentrom.knime.pderesidual.ResidualChoices.Order;
import org.latentrom.knime.pderesidual.ResidualChoices.Weights;
import org.latentrom.knime.equations.EquationOptions;
import org.latentrom.knime.table.ColumnChoices;
import org.latentrom.knime.table.ColumnKind;

/** Options of the PDE Residual. */
@LoadDefaultsForAbsentFields
final class PdeResidualParameters implements NodeParameters {
    @Section(title = "Input")
    interface InputSection {
    }

    @Section(title = "Equations")
    @After(InputSection.class)
    interface EquationsSection {
    }

    @Section(title = "Derivatives")
    @After(EquationsSection.class)
    interface DerivativesSection {
    }

    @Section(title = "Pixels")
    @After(DerivativesSection.class)
    interface PixelsSection {
    }

    @Section(title = "Output")
    @After(PixelsSection.class)
    interface OutputSection {
    }

    interface EquationsRef extends ParameterReference<Equations> {
    }

    interface BorderRef extends ParameterReference<Border> {
    }

    static final class IsOwn implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(EquationsRef.class).isOneOf(Equations.OWN);
        }
    }

    static final class IsBandGiven implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(BorderRef.class).isOneOf(Border.GIVEN);
        }
    }

    @Widget(title = "Field column", description = "The fields that the equations should hold for.")
    @ChoicesProvider(ColumnChoices.Fields.class)
    @Layout(InputSection.class)
    String m_fieldColumn = "";

    @Widget(title = "Run column", description = "Names the simulation of a row; time derivatives are taken from rows "
        + "of one run. Without a column \"Run\" all rows belong to one run.")
    @ChoicesProvider(ColumnChoices.Runs.class)
    @Layout(InputSection.class)
    String m_runColumn = "";

    @Widget(title = "Time column", description = "The time of a row, increasing from row to row of a run. Not needed "
        + "if the equations have neither a time derivative nor t.")
    @ChoicesProvider(ColumnChoices.Numbers.class)
    @Layout(InputSection.class)
    String m_timeColumn = "";

    @Widget(title = "Equations", description = "A ready-made set of equations, or your own. Where fields have one row, "
        + "the ready-made equations are those in one dimension.")
    @ValueReference(EquationsRef.class)
    @Layout(EquationsSection.class)
    Equations m_equations = Equations.CONTINUITY;

    @Widget(title = "Own equations", description = "One equation a line, or separated by semicolons: \"left = "
        + "right\", or only what should be 0; a name may stand in front: \"momentum: u_t + u*u_x = nu*u_xx\". There "
        + "are + - * / ^, parentheses, numbers such as 1e-3, pi, the coordinates x, y and t, and the functions sin, "
        + "cos, tan, asin, acos, atan, sinh, cosh, tanh, exp, log (or ln), log10, sqrt, abs, sign, min, max, pow. A "
        + "channel's name is its value; the letters after its last underscore derive it: u_x, u_yy, u_xxy, u_t, u_tt, "
        + "u_xt; at most four times in space and twice in time. If a channel is called velocity_x, that is its value "
        + "and velocity_x_y its derivative. Names with other characters stand in backquotes: `my field`_xx. # begins "
        + "a comment.")
    @TextAreaWidget(rows = 6)
    @Effect(predicate = IsOwn.class, type = EffectType.SHOW)
    @Layout(EquationsSection.class)
    String m_text = "";

    @Widget(title = EquationOptions.CHANNELS, description = "What the equations call the channels, such as \"u = velocity_x, v = "
        + "velocity_y, p = pressure\". A symbol that is not named here is the channel of its own name. With \"u = "
        + "u_x\", u_x is the derivative of that channel, and the channel itself is u, or `u_x` in backquotes. If "
        + "nothing is given and the fields have no channels of the ready-made equations' names, their first channels "
        + "are taken, and the node says which.")
    @Layout(EquationsSection.class)
    String m_channels = "";

    @Widget(title = EquationOptions.PARAMETERS, description = "Numbers that the equations need, such as \"nu = 0.001, rho = 1\". A "
        + "symbol that is neither given here nor a channel is taken from the number column of its name, row by row: "
        + "parameters of a sweep need not be typed. To take a parameter from a flow variable, control this option by "
        + "a variable whose text is like the example.")
    @Layout(EquationsSection.class)
    String m_parameters = "";

    @Widget(title = "Radius", description = "How far around a pixel its polynomial is fitted, in pixel widths. 2.5 for "
        + "clean data and first and second derivatives; 4.5 or more for third and fourth ones, and if there is noise. "
        + "The error grows with the square of the radius, noise falls with a power of it: the residual of a "
        + "good solution has a least value at some radius.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Layout(DerivativesSection.class)
    double m_radius = 2.5;

    @Widget(title = "Order", description = "Order of the polynomial, at least that of the highest derivative.")
    @ValueSwitchWidget
    @Layout(DerivativesSection.class)
    Order m_order = Order.AUTOMATIC;

    @Widget(title = "Weights", description = "How much the neighbours count in a fit.")
    @ValueSwitchWidget
    @Layout(DerivativesSection.class)
    Weights m_weights = Weights.UNIFORM;

    @Widget(title = "Ends of runs", description = "Also compute residuals in the first and the last row of a run, "
        + "where time derivatives come from one side only and are less accurate. If off, they have no residual. "
        + "Inside of a run, the parabola through the row and its neighbours in time is derived, whether or not the "
        + "time steps are equal.")
    @Layout(DerivativesSection.class)
    boolean m_ends = true;

    @Widget(title = "Pixels at borders", description = "Pixels along the border of the image and around masked "
        + "pixels that are left out of the residual and its norms. Derivatives are one-sided there and many times "
        + "less accurate.")
    @ValueSwitchWidget
    @ValueReference(BorderRef.class)
    @Layout(PixelsSection.class)
    Border m_border = Border.AUTOMATIC;

    @Widget(title = "Width of the band", description = "In pixels; 0 leaves nothing out.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = IsBandGiven.class, type = EffectType.SHOW)
    @Layout(PixelsSection.class)
    int m_band = 3;

    @Widget(title = "Where a residual is not finite", description = "A division by zero, a logarithm of a negative "
        + "number: what to do with such pixels.")
    @ValueSwitchWidget
    @Layout(PixelsSection.class)
    NotFinite m_notFinite = NotFinite.FAIL;

    @Widget(title = "New column", description = "Name of the column with the residuals, one channel an equation. A "
        + "column of that name is replaced.")
    @Layout(OutputSection.class)
    String m_newColumn = "Residual";

    PdeResidualParameters() {
    }

    PdeResidualParameters(final NodeParametersInput in) {
        m_fieldColumn = ColumnKind.FIELD.guess(in, 0);
        m_runColumn = ColumnKind.RUN.guess(in, 0);
        m_timeColumn = ColumnKind.TIME.guess(in, 0);
    }

    /** @throws InvalidSettingsException if a text cannot be read; the message says what and where */
    EquationOptions equations() throws InvalidSettingsException {
        return new EquationOptions(m_equations.known(), m_text, m_channels, m_parameters, options());
    }

    PdeOptions options() {
        return new PdeOptions(m_radius, m_order.order(), m_weights.weighting(),
            m_border == Border.AUTOMATIC ? PdeOptions.AUTOMATIC : m_band, m_notFinite == NotFinite.LEAVE_OUT);
    }

    @Override
    public void validate() throws InvalidSettingsException {
        if (m_newColumn == null || m_newColumn.isBlank()) {
            throw new InvalidSettingsException("The new column needs a name, such as Residual.");
        }
        if (m_border == Border.GIVEN && m_band < 0) {
            throw new InvalidSettingsException("The band along borders is " + m_band + " pixels. 0 leaves nothing "
                + "out.");
        }
        try {
            options();
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException("The radius cannot be used: " + e.getMessage() + ".", e);
        }
    }
}
