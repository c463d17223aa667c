package org.latentrom.knime.cvaedecoder;

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
import org.latentrom.engine.cvae.DecodedValue;

/** Options of the CVAE Decoder. */
@LoadDefaultsForAbsentFields
final class CvaeDecoderParameters implements NodeParameters {
    /** Names of {@link DecodedValue} for the dialog. */
    enum Value {
        @Label(value = "Mean", description = "The mean of a pixel's distribution: the value with the least expected "
            + "squared error.")
        MEAN(DecodedValue.MEAN), //
        @Label(value = "Parameter lambda", description = "The parameter of a Bernoulli or continuous Bernoulli "
            + "distribution, on the scale of the values: crisper than the mean, for looking at images. Of a Gaussian, "
            + "the mean.")
        LAMBDA(DecodedValue.LAMBDA), //
        @Label(value = "Sample", description = "A value drawn at random from the distribution, each pixel by itself: "
            + "with the noise that the model says there is.")
        SAMPLE(DecodedValue.SAMPLE);

        /** What the engine calls it. */
        final DecodedValue m_value;

        Value(final DecodedValue value) {
            m_value = value;
        }
    }

    interface ValueRef extends ParameterReference<Value> {
    }

    static final class IsSample implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(ValueRef.class).isOneOf(Value.SAMPLE);
        }
    }

    @Widget(title = "Latent column prefix", description = "What the names of the latent columns begin with: \"z\" "
        + "for z0, z1 and so on.")
    String m_prefix = "z";

    @Widget(title = "Decoded value", description = "Which value of a pixel's distribution becomes the field.")
    @RadioButtonsWidget
    @ValueReference(ValueRef.class)
    Value m_value = Value.MEAN;

    @Widget(title = "Seed", description = "Seed of the random values: the same seed gives the same fields.")
    @Effect(predicate = IsSample.class, type = EffectType.SHOW)
    long m_seed = 1;

    @Widget(title = "New column", description = "Name of the column with the decoded fields. A column of that name is "
        + "replaced.")
    String m_newColumn = "Field";

    @Override
    public void validate() throws InvalidSettingsException {
        if (m_prefix == null || m_prefix.isBlank()) {
            throw new InvalidSettingsException("The latent columns need a prefix, such as z.");
        }
        if (m_newColumn == null || m_newColumn.isBlank()) {
            throw new InvalidSettingsException("The new column needs a name, such as Field.");
        }
    }
}
