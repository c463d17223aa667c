package org.latentrom.knime.tikhonov;

import java.util.ArrayList;
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
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.latentrom.engine.tikhonov.ParameterRule;
import org.latentrom.engine.tikhonov.Regularization;
import org.latentrom.engine.wlsqm.Derivative;
import org.latentrom.knime.table.ColumnChoices;
import org.latentrom.knime.table.ColumnKind;
import org.latentrom.knime.table.NameList;
import org.latentrom.knime.tikhonov.TikhonovChoices.Channels;
import org.latentrom.knime.tikhonov.TikhonovChoices.Data;
import org.latentrom.knime.tikhonov.TikhonovChoices.Method;
import org.latentrom.knime.tikhonov.TikhonovChoices.Rule;

/** Options of the Tikhonov Differentiator. */
@LoadDefaultsForAbsentFields
final class TikhonovDifferentiatorParameters implements NodeParameters {
    @Section(title = "Input")
    interface InputSection {
    }

    @Section(title = "Derivatives")
    @After(InputSection.class)
    interface DerivativesSection {
    }

    @Section(title = "Smoothing")
    @After(DerivativesSection.class)
    interface SmoothingSection {
    }

    @Section(title = "Output")
    @After(SmoothingSection.class)
    interface OutputSection {
    }

    @Widget(title = "Data", description = "What is derived.")
    @ValueSwitchWidget
    @ValueReference(TikhonovChoices.DataRef.class)
    @Layout(InputSection.class)
    Data m_data = Data.FIELDS;

    @Widget(title = "Field column", description = "The fields to derive.")
    @ChoicesProvider(ColumnChoices.Fields.class)
    @Effect(predicate = TikhonovChoices.IsFields.class, type = EffectType.SHOW)
    @Layout(InputSection.class)
    String m_fieldColumn = "";

    @Widget(title = "Coordinate", description = "The column that is derived along; empty for \"Time\". The rows need not "
        + "be sorted, the steps may differ.")
    @ChoicesProvider(ColumnChoices.Numbers.class)
    @Effect(predicate = TikhonovChoices.IsColumns.class, type = EffectType.SHOW)
    @Layout(InputSection.class)
    String m_timeColumn = "";

    @Widget(title = "Run column", description = "Names the simulation of a row. Without a column \"Run\" all rows belong "
        + "to one run.")
    @ChoicesProvider(ColumnChoices.Runs.class)
    @Effect(predicate = TikhonovChoices.IsColumns.class, type = EffectType.SHOW)
    @Layout(InputSection.class)
    String m_runColumn = "";

    @Widget(title = "Channels or columns", description = "Which channels of the fields, or which number columns, are "
        + "derived. Each gets a regularisation parameter of its own.")
    @ValueSwitchWidget
    @ValueReference(TikhonovChoices.ChannelsRef.class)
    @Layout(InputSection.class)
    Channels m_channels = Channels.ALL;

    @Widget(title = "Names", description = "Names of channels or columns, with commas between them.")
    @Effect(predicate = TikhonovChoices.IsNamed.class, type = EffectType.SHOW)
    @Layout(InputSection.class)
    String m_channelNames = "";

    @Widget(title = "Smoothed value", description = "The data with their noise smoothed away. Named like fit(u).")
    @Layout(DerivativesSection.class)
    boolean m_f = false;

    @Widget(title = "\u2202/\u2202x", description = "First derivative along x, or along the coordinate. Named like "
        + "dx(u).")
    @Layout(DerivativesSection.class)
    boolean m_fx = true;

    @Widget(title = "\u2202/\u2202y", description = "First derivative along y. Named like dy(u).")
    @Effect(predicate = TikhonovChoices.IsFields.class, type = EffectType.SHOW)
    @Layout(DerivativesSection.class)
    boolean m_fy = true;

    @Widget(title = "\u2202\u00b2/\u2202x\u00b2", description = "Second derivative along x, or along the coordinate. "
        + "Named like dxx(u).")
    @Layout(DerivativesSection.class)
    boolean m_fxx = false;

    @Widget(title = "\u2202\u00b2/\u2202x\u2202y", description = "Mixed second derivative. Named like dxy(u).")
    @Effect(predicate = TikhonovChoices.IsFields.class, type = EffectType.SHOW)
    @Layout(DerivativesSection.class)
    boolean m_fxy = false;

    @Widget(title = "\u2202\u00b2/\u2202y\u00b2", description = "Second derivative along y. Named like dyy(u).")
    @Effect(predicate = TikhonovChoices.IsFields.class, type = EffectType.SHOW)
    @Layout(DerivativesSection.class)
    boolean m_fyy = false;

    @Widget(title = "Method", description = "What kind of function the data are taken for.")
    @RadioButtonsWidget
    @Layout(SmoothingSection.class)
    Method m_method = Method.H2;

    @Widget(title = "Regularisation parameter", description = "How it is found how much is smoothed.")
    @RadioButtonsWidget
    @ValueReference(TikhonovChoices.RuleRef.class)
    @Layout(SmoothingSection.class)
    Rule m_rule = Rule.NOISE_ESTIMATED;

    @Widget(title = "Noise level", description = "Standard deviation of the noise, in the unit of the values; the same "
        + "for all channels or columns.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Effect(predicate = TikhonovChoices.IsNoiseGiven.class, type = EffectType.SHOW)
    @Layout(SmoothingSection.class)
    double m_noise = 0.01;

    @Widget(title = "Factor of the noise", description = "What is smoothed away is made this many times as large as the "
        + "noise. 1 is usual; 1.01 to 1.1 smooth more, where derivatives are still rough.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Effect(predicate = TikhonovChoices.IsNoise.class, type = EffectType.SHOW)
    @Layout(SmoothingSection.class)
    double m_factor = 1;

    @Widget(title = "Parameter", description = "The regularisation parameter \u03b1. With H\u00b2 it is a length to the "
        + "fourth power, and detail smaller than about that length is smoothed away; with total variation it is a value "
        + "times a length squared. The second output shows what the other rules choose.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Effect(predicate = TikhonovChoices.IsFixed.class, type = EffectType.SHOW)
    @Layout(SmoothingSection.class)
    double m_alpha = 1e-4;

    @Widget(title = "New column", description = "Name of the column with the derivatives. A column of that name is "
        + "replaced. Derivatives of number columns are named like dx(u).")
    @Effect(predicate = TikhonovChoices.IsFields.class, type = EffectType.SHOW)
    @Layout(OutputSection.class)
    String m_newColumn = "Derivatives";

    TikhonovDifferentiatorParameters() {
    }

    TikhonovDifferentiatorParameters(final NodeParametersInput in) {
        m_fieldColumn = ColumnKind.FIELD.guess(in, 0);
        m_timeColumn = ColumnKind.TIME.guess(in, 0);
        m_runColumn = ColumnKind.RUN.guess(in, 0);
        m_data = m_fieldColumn.isEmpty() && !m_timeColumn.isEmpty() ? Data.COLUMNS : Data.FIELDS;
    }

    /** @return the chosen derivatives, as far as the data have them, in the order of {@link Derivative} */
    List<Derivative> derivatives() {
        final boolean[] flags = {m_f, m_fx, m_fy, m_fxx, m_fxy, m_fyy};
        final List<Derivative> chosen = new ArrayList<>();
        for (int i = 0; i < flags.length; i++) {
            final Derivative d = Derivative.values()[i];
            if (flags[i] && (m_data == Data.FIELDS || d.y() == 0)) {
                chosen.add(d);
            }
        }
        return chosen;
    }

    Regularization regularization() {
        return m_method == Method.H2 ? Regularization.H2 : Regularization.TV;
    }

    ParameterRule rule() {
        return switch (m_rule) {
            case NOISE_ESTIMATED -> ParameterRule.discrepancy().withFactor(m_factor);
            case NOISE_GIVEN -> ParameterRule.discrepancy(m_noise).withFactor(m_factor);
            case L_CURVE -> ParameterRule.lCurve();
            case CROSS_VALIDATION -> ParameterRule.gcv();
            case FIXED -> ParameterRule.fixed(m_alpha);
        };
    }

    @Override
    public void validate() throws InvalidSettingsException {
        if (derivatives().isEmpty()) {
            throw new InvalidSettingsException("No derivative is chosen"
                + (m_data == Data.FIELDS ? "." : " that number columns have.") + " Choose one.");
        }
        if (m_channels == Channels.NAMED && NameList.parse(m_channelNames).isEmpty()) {
            throw new InvalidSettingsException("No channel or column is named. Name one, or take all.");
        }
        if (m_channels == Channels.NAMED) {
            NameList.requireUnique(NameList.parse(m_channelNames));
        }
        if (m_rule == Rule.CROSS_VALIDATION && m_method == Method.TV) {
            throw new InvalidSettingsException("Cross-validation does not go with total variation. Choose the method "
                + "H\u00b2, or another way to find the regularisation parameter.");
        }
        if (m_data == Data.FIELDS && (m_newColumn == null || m_newColumn.isBlank())) {
            throw new InvalidSettingsException("The new column needs a name, such as Derivatives.");
        }
        try {
            rule();
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException("The smoothing cannot be used: " + e.getMessage() + ".", e);
        }
    }
}
