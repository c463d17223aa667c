package org.latentrom.knime.cvaestatistics;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.latentrom.engine.cvae.ActiveUnits;
import org.latentrom.engine.cvae.DecodedValue;
import org.latentrom.engine.cvae.StatisticsOptions;
import org.latentrom.knime.table.ColumnChoices;
import org.latentrom.knime.table.ColumnKind;

/** Options of the CVAE Performance Statistics. */
@LoadDefaultsForAbsentFields
final class CvaeStatisticsParameters implements NodeParameters {
    /** What makes a latent variable active. */
    enum Rule {
        @Label(value = "Variance of the posterior mean", description = "The mean varies over the fields (Burda et al., "
            + "2016; threshold 0.01).")
        VARIANCE(ActiveUnits.VARIANCE), //
        @Label(value = "Covariance with the sum of the field", description = "The mean varies together with the sum of "
            + "all values of the field, its total brightness: the rule of the package randomthought, to compare with "
            + "its figures (threshold 0.1).")
        COVARIANCE_WITH_SUM(ActiveUnits.COVARIANCE_WITH_SUM);

        private final ActiveUnits m_rule;

        Rule(final ActiveUnits rule) {
            m_rule = rule;
        }
    }

    /** What is held against the fields. */
    enum Decoded {
        @Label(value = "Mean", description = "The mean of the observation model.")
        MEAN(DecodedValue.MEAN), //
        @Label(value = "Lambda", description = "The parameter of a Bernoulli or continuous Bernoulli distribution, as "
            + "published figures often have it. Of a Gaussian, the mean.")
        LAMBDA(DecodedValue.LAMBDA);

        private final DecodedValue m_value;

        Decoded(final DecodedValue value) {
            m_value = value;
        }
    }

    /** Where the threshold of active units comes from. */
    enum Threshold {
        @Label(value = "Of the definition", description = "The one that the rule was published with.")
        DEFINITION, //
        @Label(value = "Given", description = "Another one.")
        GIVEN
    }

    interface ThresholdRef extends ParameterReference<Threshold> {
    }

    static final class IsGiven implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(ThresholdRef.class).isOneOf(Threshold.GIVEN);
        }
    }

    @Widget(title = "Field column", description = "The fields to judge the model on: best such as it was not trained "
        + "with.")
    @ChoicesProvider(ColumnChoices.FieldsOfSecond.class)
    String m_fieldColumn = "";

    @Widget(title = "Samples a field", description = "Latent samples that are drawn for each field. More samples "
        + "make the bound on the likelihood tighter and all estimates surer; 100 is a good value. The time is that of "
        + "decoding as many fields: some minutes for ten thousand small images and 100 samples.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_samples = 100;

    @Widget(title = "Samples for the mutual information", description = "How many of these samples the mutual "
        + "information uses. Its time grows with the square of the number of fields. From 2 on, its Monte-Carlo error "
        + "is known.", advanced = true)
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_informationSamples = 2;

    @Widget(title = "Active units", description = "What makes a latent variable an active one: that its posterior mean "
        + "follows the field.", advanced = true)
    @RadioButtonsWidget
    Rule m_activeUnits = Rule.VARIANCE;

    @Widget(title = "Threshold of active units", description = "From where on a latent variable counts as active.",
        advanced = true)
    @ValueSwitchWidget
    @ValueReference(ThresholdRef.class)
    Threshold m_thresholdMode = Threshold.DEFINITION;

    @Widget(title = "Threshold", description = "Variance or covariance, as the rule says, above which a latent "
        + "variable is active.", advanced = true)
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = IsGiven.class, type = EffectType.SHOW)
    double m_threshold = 0.01;

    @Widget(title = "Decoded value", description = "What the errors of encoded and decoded fields are computed of.",
        advanced = true)
    @ValueSwitchWidget
    Decoded m_decoded = Decoded.MEAN;

    @Widget(title = "Seed", description = "Seed of the samples.")
    long m_seed = 1;

    CvaeStatisticsParameters() {
    }

    CvaeStatisticsParameters(final NodeParametersInput in) {
        m_fieldColumn = ColumnKind.FIELD.guess(in, 1);
    }

    /** @return the engine's options */
    StatisticsOptions options() {
        final ActiveUnits rule = m_activeUnits.m_rule;
        return new StatisticsOptions(m_samples, m_informationSamples, rule,
            m_thresholdMode == Threshold.GIVEN ? m_threshold : rule.threshold(), m_decoded.m_value, m_seed);
    }

    @Override
    public void validate() throws InvalidSettingsException {
        try {
            options();
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException("The option is out of its range: " + e.getMessage() + ".", e);
        }
    }
}
