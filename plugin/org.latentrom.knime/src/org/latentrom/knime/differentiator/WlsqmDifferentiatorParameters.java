package org.latentrom.knime.differentiator;

import java.util.EnumSet;
import java.util.Set;

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
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.latentrom.engine.wlsqm.Derivative;
import org.latentrom.engine.wlsqm.DifferentiatorOptions;
import org.latentrom.engine.wlsqm.FitOptions;
import org.latentrom.engine.wlsqm.SingularRule;
import org.latentrom.engine.wlsqm.Weighting;
import org.latentrom.knime.differentiator.DialogEffects.BorderRef;
import org.latentrom.knime.differentiator.DialogEffects.ChannelsRef;
import org.latentrom.knime.differentiator.DialogEffects.GreatestOrder;
import org.latentrom.knime.differentiator.DialogEffects.HasVelocity;
import org.latentrom.knime.differentiator.DialogEffects.IsBandGiven;
import org.latentrom.knime.differentiator.DialogEffects.IsNamed;
import org.latentrom.knime.differentiator.DialogEffects.IsPNorm;
import org.latentrom.knime.differentiator.DialogEffects.MostSteps;
import org.latentrom.knime.differentiator.DialogEffects.ShapeRef;
import org.latentrom.knime.differentiator.DialogEffects.WithDivergence;
import org.latentrom.knime.differentiator.DialogEffects.WithVorticity;
import org.latentrom.knime.differentiator.FitChoices.Shape;
import org.latentrom.knime.differentiator.FitChoices.Singular;
import org.latentrom.knime.differentiator.FitChoices.Weights;
import org.latentrom.knime.differentiator.NoiseChoices.Border;
import org.latentrom.knime.differentiator.NoiseChoices.Noise;
import org.latentrom.knime.differentiator.NoiseChoices.Refit;
import org.latentrom.knime.table.ColumnChoices;
import org.latentrom.knime.table.ColumnKind;
import org.latentrom.knime.table.NameList;

/** Options of the WLSQM Differentiator. */
@LoadDefaultsForAbsentFields
final class WlsqmDifferentiatorParameters implements NodeParameters {
    @Section(title = "Input")
    interface InputSection {
    }

    @Section(title = "Derivatives")
    @After(InputSection.class)
    interface DerivativesSection {
    }

    @Section(title = "Fit")
    @After(DerivativesSection.class)
    interface FitSection {
    }

    @Section(title = "Noise")
    @After(FitSection.class)
    interface NoiseSection {
    }

    @Section(title = "Output")
    @After(NoiseSection.class)
    interface OutputSection {
    }

    /** Which channels are derived. */
    enum Channels {
        @Label(value = "All channels", description = "Every channel of the field.")
        ALL, //
        @Label(value = "Named", description = "Only the named channels.")
        NAMED
    }

    @Widget(title = "Field column", description = "The fields to derive.")
    @ChoicesProvider(ColumnChoices.Fields.class)
    @Layout(InputSection.class)
    String m_fieldColumn = "";

    @Widget(title = "Channels", description = "Which channels are derived. The vorticity has channels of its own.")
    @ValueSwitchWidget
    @ValueReference(ChannelsRef.class)
    @Layout(InputSection.class)
    Channels m_channels = Channels.ALL;

    @Widget(title = "Names", description = "Names of channels, with commas between them, such as velocity_x, pressure.")
    @Effect(predicate = IsNamed.class, type = EffectType.SHOW)
    @Layout(InputSection.class)
    String m_channelNames = "";

    @Widget(title = "Fitted value", description = "The value of the fitted polynomial: the field with its noise "
        + "smoothed. Channels are named like fit(u).")
    @Layout(DerivativesSection.class)
    boolean m_f = false;

    @Widget(title = "\u2202/\u2202x", description = "First derivative along x. Channels are named like dx(u).")
    @Layout(DerivativesSection.class)
    boolean m_fx = true;

    @Widget(title = "\u2202/\u2202y", description = "First derivative along y. Channels are named like dy(u).")
    @Layout(DerivativesSection.class)
    boolean m_fy = true;

    @Widget(title = "\u2202\u00b2/\u2202x\u00b2", description = "Second derivative along x. Channels are named like "
        + "dxx(u).")
    @Layout(DerivativesSection.class)
    boolean m_fxx = false;

    @Widget(title = "\u2202\u00b2/\u2202x\u2202y", description = "Mixed second derivative. Channels are named like "
        + "dxy(u).")
    @Layout(DerivativesSection.class)
    boolean m_fxy = false;

    @Widget(title = "\u2202\u00b2/\u2202y\u00b2", description = "Second derivative along y. Channels are named like "
        + "dyy(u).")
    @Layout(DerivativesSection.class)
    boolean m_fyy = false;

    @Widget(title = "All third derivatives", description = "The four third derivatives. Channels are named like "
        + "dxxy(u). They need a polynomial of order 3, or order 2 with refitting.")
    @Layout(DerivativesSection.class)
    boolean m_third = false;

    @Widget(title = "All fourth derivatives", description = "The five fourth derivatives. Channels are named like "
        + "dxxyy(u). They need a polynomial of order 4, or order 3 with refitting.")
    @Layout(DerivativesSection.class)
    boolean m_fourth = false;

    @Widget(title = "Laplacian", description = "\u2202\u00b2/\u2202x\u00b2 + \u2202\u00b2/\u2202y\u00b2. Channels are "
        + "named like laplacian(u).")
    @Layout(DerivativesSection.class)
    boolean m_laplacian = false;

    @Widget(title = "Vorticity", description = "The vorticity \u2202v/\u2202x - \u2202u/\u2202y of a plane flow, as "
        + "the channel \"vorticity\".")
    @ValueReference(WithVorticity.class)
    @Layout(DerivativesSection.class)
    boolean m_vorticity = false;

    @Widget(title = "Divergence", description = "The divergence \u2202u/\u2202x + \u2202v/\u2202y of a plane flow, as "
        + "the channel \"divergence\": 0 for an incompressible one.")
    @ValueReference(WithDivergence.class)
    @Layout(DerivativesSection.class)
    boolean m_divergence = false;

    @Widget(title = "Velocity along x", description = "The channel u of vorticity and divergence; empty for the first "
        + "channel.")
    @Effect(predicate = HasVelocity.class, type = EffectType.SHOW)
    @Layout(DerivativesSection.class)
    String m_u = "";

    @Widget(title = "Velocity along y", description = "The channel v of vorticity and divergence; empty for the second "
        + "channel.")
    @Effect(predicate = HasVelocity.class, type = EffectType.SHOW)
    @Layout(DerivativesSection.class)
    String m_v = "";

    @Widget(title = "Radius", description = "How far around a pixel its polynomial is fitted, in pixel widths; "
        + "half-integers give round neighbourhoods. 2.5 for clean data; larger radii smooth noise away, and detail "
        + "with it. With order 2, a disc and noise of standard deviation s on pixels of width h, the noise of a first "
        + "derivative is 0.17 s/h at radius 2.5, 0.037 s/h at 5.5, 0.010 s/h at 10.5 and 0.0007 s/h at 40.5; that of "
        + "\u2202\u00b2/\u2202x\u00b2 is 0.30, 0.028, 0.0041 and 0.00007 times s/h\u00b2. In corners of the image "
        + "first derivatives have ten to twenty times that noise, second ones five to seven times. A radius is too "
        + "large when the noise estimate grows with it.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Layout(FitSection.class)
    double m_radius = 2.5;

    @Widget(title = "Neighbourhood", description = "Which pixels the radius reaches.")
    @ValueSwitchWidget
    @ValueReference(ShapeRef.class)
    @Layout(FitSection.class)
    Shape m_shape = Shape.DISC;

    @Widget(title = "p", description = "The norm's exponent, at least 1.")
    @Effect(predicate = IsPNorm.class, type = EffectType.SHOW)
    @Layout(FitSection.class)
    double m_p = 2;

    @Widget(title = "Order", description = "Order of the polynomial: 0 (a mean), 1, 2, 3 or 4. It must be that of the "
        + "highest derivative, or one less with refitting. Higher orders follow finer detail at the same radius and "
        + "average less noise away: they want larger radii. The radius must be at least the order.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class, maxValidation = GreatestOrder.class)
    @Layout(FitSection.class)
    int m_order = 2;

    @Widget(title = "Weights", description = "How much the neighbours count in a fit.")
    @ValueSwitchWidget
    @Layout(FitSection.class)
    Weights m_weights = Weights.UNIFORM;

    @Widget(title = "Where neighbours are too few", description = "What to do with pixels whose valid neighbours do "
        + "not determine a polynomial, in narrow gaps of the mask. The node says how many there are, and which radius "
        + "would do.")
    @ValueSwitchWidget
    @Layout(FitSection.class)
    Singular m_singular = Singular.LEAVE_OUT;

    @Widget(title = "Refit", description = "Second derivatives from fits of first derivatives. Helps against noise; "
        + "where the radius is too large already, it makes the mean error larger. Takes three times as long.")
    @RadioButtonsWidget
    @Layout(NoiseSection.class)
    Refit m_refit = Refit.OFF;

    @Widget(title = "Denoising steps", description = "How often the field is replaced by its fitted values before it "
        + "is derived; with refitting also the derivatives. Neighbourhoods then tell each other what they know, "
        + "which works like a larger radius. If the field is smooth, a larger radius is the better way.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class, maxValidation = MostSteps.class)
    @Layout(NoiseSection.class)
    int m_denoiseSteps = 0;

    @Widget(title = "Noise estimate", description = "A number column for each channel, named like noise(u), with an "
        + "estimate of the noise in the input, from a fit without denoising. Of a field without noise it is the "
        + "fit's error. If all channels are taken, the columns are known only after the node has run; name the "
        + "channels to know them before.")
    @ValueSwitchWidget
    @Layout(NoiseSection.class)
    Noise m_noise = Noise.OFF;

    @Widget(title = "Noise of the derivatives", description = "Appends for each derivative a channel like sd(dx(u)): "
        + "the standard deviation that the noise gives it in each pixel, by the unbiased estimate of the noise. Much "
        + "larger at borders than inside. Without refitting and denoising only.")
    @Layout(NoiseSection.class)
    boolean m_deviation = false;

    @Widget(title = "New column", description = "Name of the column with the derivatives. A column of that name is "
        + "replaced.")
    @Layout(OutputSection.class)
    String m_newColumn = "Derivatives";

    @Widget(title = "Pixels at borders", description = "At borders of the image and around masked pixels fits are "
        + "one-sided: noise and errors are many times those inside. What is computed from the "
        + "derivatives, such as the residual of an equation, is better without these pixels.")
    @ValueSwitchWidget
    @ValueReference(BorderRef.class)
    @Layout(OutputSection.class)
    Border m_border = Border.KEEP;

    @Widget(title = "Width of the band", description = "How many pixels are dropped along borders.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = IsBandGiven.class, type = EffectType.SHOW)
    @Layout(OutputSection.class)
    int m_band = 3;

    @Widget(title = "Condition number", description = "Appends the channel \"condition number\": that of each pixel's "
        + "normal matrix. Large numbers show pixels whose neighbours hardly determine the polynomial.")
    @Layout(OutputSection.class)
    boolean m_condition = false;

    @Widget(title = "Leverage", description = "Appends the channel \"leverage\": how much of a pixel's own value "
        + "its fitted value takes. 1 means that noise stays as it is; 0.21 inside and 0.90 in corners at "
        + "radius 2.5 and order 2.")
    @Layout(OutputSection.class)
    boolean m_leverage = false;

    WlsqmDifferentiatorParameters() {
    }

    WlsqmDifferentiatorParameters(final NodeParametersInput in) {
        m_fieldColumn = ColumnKind.FIELD.guess(in, 0);
    }

    /** @return what is computed of each channel, in the order of the output */
    Set<Derivative> derivatives() {
        final Set<Derivative> chosen = EnumSet.noneOf(Derivative.class);
        final boolean[] flags = {m_f, m_fx, m_fy, m_fxx, m_fxy, m_fyy};
        for (Derivative d : Derivative.values()) {
            if (d.order() < 3 ? flags[d.ordinal()] : d.order() == 3 ? m_third : m_fourth) {
                chosen.add(d);
            }
        }
        return chosen;
    }

    boolean ofEachChannel() {
        return m_laplacian || !derivatives().isEmpty();
    }

    boolean ofVelocity() {
        return m_vorticity || m_divergence;
    }

    /** @throws IllegalArgumentException if radius, exponent, order or steps are out of range */
    DifferentiatorOptions options() {
        return new DifferentiatorOptions(new FitOptions(m_shape.of(m_radius, m_p), m_order,
            Weighting.valueOf(m_weights.name()), SingularRule.valueOf(m_singular.name())),
            org.latentrom.engine.wlsqm.Refit.valueOf(m_refit.name()), m_denoiseSteps);
    }

    /** @return how many pixels are dropped along borders */
    int band() {
        return switch (m_border) {
            case KEEP -> 0;
            case RADIUS -> (int)Math.ceil(m_radius);
            case GIVEN -> m_band;
        };
    }

    @Override
    public void validate() throws InvalidSettingsException {
        if (!ofEachChannel() && !ofVelocity() && !m_condition && !m_leverage) {
            throw new InvalidSettingsException("No derivative is chosen. Choose one, or the vorticity.");
        }
        if (m_channels == Channels.NAMED && NameList.parse(m_channelNames).isEmpty()) {
            throw new InvalidSettingsException("No channel is named. Name one, or take all channels.");
        }
        if (m_channels == Channels.NAMED) {
            NameList.requireUnique(NameList.parse(m_channelNames));
        }
        if (m_newColumn == null || m_newColumn.isBlank()) {
            throw new InvalidSettingsException("The new column needs a name, such as Derivatives.");
        }
        if (m_denoiseSteps < 0 || m_denoiseSteps > DialogEffects.MOST_STEPS) {
            throw new InvalidSettingsException(
                "The number of denoising steps must be 0 to " + DialogEffects.MOST_STEPS + ", not "
                    + m_denoiseSteps + ".");
        }
        if (m_band < 0) {
            throw new InvalidSettingsException("The width of the band must be 0 or more pixels, not " + m_band + ".");
        }
        try {
            options();
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException("The fit's options cannot be used: " + e.getMessage() + ".", e);
        }
    }

    /**
     * What options are good for together, which does not depend on the data.
     *
     * @throws InvalidSettingsException if a derivative is of a higher order than the fit gives, or the radius is too
     *             small for the order; with the remedy
     */
    void check() throws InvalidSettingsException {
        final int wanted = Math.max(derivatives().stream().mapToInt(Derivative::order).max().orElse(0),
            m_laplacian ? 2 : ofVelocity() ? 1 : 0);
        final int given = m_refit == Refit.OFF || m_order == 0 ? m_order : m_order + 1;
        if (wanted > given) {
            throw new InvalidSettingsException("A derivative of order " + wanted + " is chosen, but polynomials of "
                + "order " + m_order + " have derivatives up to order " + given + (m_refit == Refit.OFF ? "" : " with refitting")
                + ". Raise the order to " + Math.min(wanted, FitOptions.GREATEST_ORDER)
                + (m_refit == Refit.OFF && m_order == wanted - 1 && m_order > 0 ? ", switch refitting on" : "")
                + ", or choose lower derivatives.");
        }
        if (m_deviation && (m_refit != Refit.OFF || m_denoiseSteps > 0)) {
            throw new InvalidSettingsException("The noise of derivatives is known without refitting and denoising "
                + "only. Switch refitting and denoising off, or the noise of the derivatives.");
        }
        final double least = options().fit().leastRadius();
        if (m_radius < least) {
            throw new InvalidSettingsException("The radius " + m_radius + " is too small for polynomials of order "
                + m_order + ": in the corners of an image the neighbours would not determine them. Choose a radius of "
                + "at "
                + "least " + least + " (better " + (least + 0.5) + " or more, which also averages noise), or a lower "
                + "order.");
        }
    }
}
