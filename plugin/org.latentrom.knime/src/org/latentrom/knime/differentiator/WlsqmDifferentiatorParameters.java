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
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.updates.util.BooleanReference;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.latentrom.engine.wlsqm.Derivative;
import org.latentrom.engine.wlsqm.Neighbourhood;
import org.latentrom.engine.wlsqm.SingularRule;
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

    @Section(title = "Output")
    @After(FitSection.class)
    interface OutputSection {
    }

    /** Which channels are derived. */
    enum Channels {
        @Label(value = "All channels", description = "Every channel of the field.")
        ALL, //
        @Label(value = "Named", description = "Only the named channels.")
        NAMED
    }

    /** What happens where a fit is not determined. */
    enum Singular {
        @Label(value = "Leave out", description = "The pixel is not valid in the output.")
        LEAVE_OUT, //
        @Label(value = "Lower the order", description = "A polynomial of lower order is fitted; its higher derivatives "
            + "are 0.")
        LOWER_ORDER
    }

    interface ChannelsRef extends ParameterReference<Channels> {
    }

    static final class IsNamed implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(ChannelsRef.class).isOneOf(Channels.NAMED);
        }
    }

    static final class WithVorticity implements BooleanReference {
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

    @Widget(title = "Names", description = "Names of channels, with commas between them.")
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

    @Widget(title = "Vorticity", description = "The vorticity \u2202v/\u2202x - \u2202u/\u2202y of a plane flow, as "
        + "the channel \"vorticity\".")
    @ValueReference(WithVorticity.class)
    @Layout(DerivativesSection.class)
    boolean m_vorticity = false;

    @Widget(title = "Velocity along x", description = "The channel u of the vorticity; empty for the first channel.")
    @Effect(predicate = WithVorticity.class, type = EffectType.SHOW)
    @Layout(DerivativesSection.class)
    String m_u = "";

    @Widget(title = "Velocity along y", description = "The channel v of the vorticity; empty for the second channel.")
    @Effect(predicate = WithVorticity.class, type = EffectType.SHOW)
    @Layout(DerivativesSection.class)
    String m_v = "";

    @Widget(title = "Radius", description = "Pixels around a pixel that its polynomial is fitted to, in pixel "
        + "widths. 2.5 for clean data; larger radii smooth noise away, and detail with it.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Layout(FitSection.class)
    double m_radius = 2.5;

    @Widget(title = "Where neighbours are too few", description = "What to do with pixels whose valid neighbours do "
        + "not determine a polynomial, in narrow gaps of the mask.")
    @ValueSwitchWidget
    @Layout(FitSection.class)
    Singular m_singular = Singular.LEAVE_OUT;

    @Widget(title = "New column", description = "Name of the column with the derivatives. A column of that name is "
        + "replaced.")
    @Layout(OutputSection.class)
    String m_newColumn = "Derivatives";

    WlsqmDifferentiatorParameters() {
    }

    WlsqmDifferentiatorParameters(final NodeParametersInput in) {
        m_fieldColumn = ColumnKind.FIELD.guess(in, 0);
    }

    Set<Derivative> derivatives() {
        final Set<Derivative> chosen = EnumSet.noneOf(Derivative.class);
        final boolean[] flags = {m_f, m_fx, m_fy, m_fxx, m_fxy, m_fyy};
        for (int i = 0; i < flags.length; i++) {
            if (flags[i]) {
                chosen.add(Derivative.values()[i]);
            }
        }
        return chosen;
    }

    Neighbourhood neighbourhood() {
        return Neighbourhood.disc(m_radius);
    }

    SingularRule rule() {
        return m_singular == Singular.LEAVE_OUT ? SingularRule.LEAVE_OUT : SingularRule.LOWER_ORDER;
    }

    @Override
    public void validate() throws InvalidSettingsException {
        if (derivatives().isEmpty() && !m_vorticity) {
            throw new InvalidSettingsException("No derivative is chosen. Choose one, or the vorticity.");
        }
        if (m_channels == Channels.NAMED && NameList.parse(m_channelNames).isEmpty()) {
            throw new InvalidSettingsException("No channel is named. Name one, or take all channels.");
        }
        if (m_newColumn == null || m_newColumn.isBlank()) {
            throw new InvalidSettingsException("The new column needs a name, such as Derivatives.");
        }
        try {
            neighbourhood();
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException("The radius cannot be used: " + e.getMessage() + ".", e);
        }
    }
}
