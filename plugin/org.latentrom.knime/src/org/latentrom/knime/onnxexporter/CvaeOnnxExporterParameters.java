package org.latentrom.knime.onnxexporter;

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
import org.latentrom.engine.cvae.DecodedValue;
import org.latentrom.knime.files.OnnxTarget;
import org.latentrom.knime.files.WriteOptions;

/** Options of the CVAE ONNX Exporter. */
@LoadDefaultsForAbsentFields
final class CvaeOnnxExporterParameters implements NodeParameters {
    /** What is written. */
    enum Part {
        @Label(value = "Both", description = "Two files, one for the encoder and one for the decoder.")
        BOTH, //
        @Label(value = "Encoder", description = "From fields to the means and log variances of the latent variables.")
        ENCODER, //
        @Label(value = "Decoder", description = "From latent variables to fields.")
        DECODER
    }

    /** What the decoder gives. A graph gives the same result every time, so it draws no samples. */
    enum Value {
        @Label(value = "Mean", description = "The mean of a pixel's distribution.")
        MEAN(DecodedValue.MEAN), //
        @Label(value = "Parameter lambda", description = "The parameter of a Bernoulli or continuous Bernoulli "
            + "distribution, on the scale of the values. Of a Gaussian, the mean.")
        LAMBDA(DecodedValue.LAMBDA);

        /** What the engine calls it. */
        final DecodedValue m_value;

        Value(final DecodedValue value) {
            m_value = value;
        }
    }

    interface PartRef extends ParameterReference<Part> {
    }

    static final class HasDecoder implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(PartRef.class).isOneOf(Part.BOTH, Part.DECODER);
        }
    }

    @Widget(title = "Write", description = "Which part of the model.")
    @ValueSwitchWidget
    @ValueReference(PartRef.class)
    Part m_part = Part.BOTH;

    @Widget(title = "Decoded value", description = "Which value of a pixel's distribution the decoder gives.")
    @ValueSwitchWidget
    @Effect(predicate = HasDecoder.class, type = EffectType.SHOW)
    Value m_value = Value.MEAN;

    OnnxTarget m_target = new OnnxTarget();

    WriteOptions m_options = new WriteOptions();
}
