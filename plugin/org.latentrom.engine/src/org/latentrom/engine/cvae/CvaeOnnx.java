package org.latentrom.engine.cvae;

import java.io.IOException;
import java.io.OutputStream;
import org.latentrom.engine.cvae.network.Architecture;
import org.latentrom.engine.cvae.network.Network;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.nn.Tensor;
import org.latentrom.engine.onnx.OnnxGraph;
import org.latentrom.engine.onnx.OnnxLayers;
import org.latentrom.engine.progress.Progress;

/**
 * Encoder and decoder of a model as ONNX files, for programs outside of this product. They take and give what the model
 * itself does: fields in physical units, [batch, channel, row, column] in float32 with row 0 the lowest, scaled and
 * masked inside, and latents [batch, latent]. A conditional model's also take the parameters of the run.
 */
public final class CvaeOnnx {
    /** The encoder's input and the decoder's output. */
    public static final String FIELD = "field";

    /** The encoder's first output: posterior means. */
    public static final String MEAN = "mean";

    /** The encoder's second output: logarithms of the posterior variances. */
    public static final String LOG_VARIANCE = "log_variance";

    /** The decoder's input. */
    public static final String LATENT = "z";

    /** The second input of both, if the model is conditional: parameters of the run, [batch, parameter]. */
    public static final String CONDITIONS = "conditions";

    private final CvaeModel m_model;

    private final FieldShape m_shape;

    private final Architecture m_sizes;

    private final OnnxGraph m_graph;

    private final OnnxLayers m_layers;

    private CvaeOnnx(final CvaeModel model, final String part, final String description) {
        m_model = model;
        m_shape = model.shape();
        m_sizes = model.architecture();
        m_graph = new OnnxGraph("cvae_" + part, description + " Fields are in physical units, row 0 is the lowest.");
        m_layers = new OnnxLayers(m_graph);
        m_graph.metadata("channels", String.join(", ", m_shape.channels()));
        m_graph.metadata("extent", "x " + m_shape.extent().xMin() + " to " + m_shape.extent().xMax() + ", y "
            + m_shape.extent().yMin() + " to " + m_shape.extent().yMax());
        m_graph.metadata("observation model", model.options().observation().name());
    }

    /**
     * Writes the encoder: input {@link #FIELD}, outputs {@link #MEAN} and {@link #LOG_VARIANCE}. Pixels that are not
     * valid in the model do not count, whatever they hold.
     *
     * @throws IOException if the stream fails
     * @throws IllegalStateException if the network is too large for an ONNX file
     */
    public static void writeEncoder(final CvaeModel model, final OutputStream out) throws IOException {
        var onnx = new CvaeOnnx(model, "encoder",
            "From fields to the means and log variances of their latents' normal distributions.");
        try (Session session = model.session(1, Progress.NONE)) {
            onnx.encoder(session.network());
        }
        onnx.m_graph.write(out);
    }

    /**
     * Writes the decoder: input {@link #LATENT}, output {@link #FIELD}, 0 where the model has no valid pixel.
     *
     * @param value which value of p(x | z) it gives, not {@link DecodedValue#SAMPLE}
     * @throws IOException if the stream fails
     * @throws IllegalArgumentException if samples are asked for: an ONNX graph gives the same result every time
     * @throws IllegalStateException if the network is too large for an ONNX file
     */
    public static void writeDecoder(final CvaeModel model, final DecodedValue value, final OutputStream out)
        throws IOException {
        if (value == DecodedValue.SAMPLE) {
            throw new IllegalArgumentException(
                "an exported decoder cannot draw samples: choose the mean or lambda as decoded value");
        }
        var onnx = new CvaeOnnx(model, "decoder", "From latents to fields.");
        onnx.m_graph.metadata("decoded value", value.name());
        try (Session session = model.session(1, Progress.NONE)) {
            onnx.decoder(session.network(), session.likelihood(), value);
        }
        onnx.m_graph.write(out);
    }

    private long[] fieldShape() {
        return new long[]{m_shape.channels().size(), m_shape.height(), m_shape.width()};
    }

    private void encoder(final Network network) {
        Scaling scaling = m_model.scaling();
        String field = masked(m_graph.input(FIELD, "fields", fieldShape()));
        String centred = m_graph.apply("Sub", field, m_graph.constant(scaling.mean(), fieldShape()));
        m_layers.name(network.input(), packed(m_graph.apply("Div", centred, perChannel(scaling.deviation()))));
        conditions(network.encoderConditions());
        network.describeEncoder(m_layers);
        m_graph.operator("Identity", m_layers.name(network.mean())).output(MEAN);
        m_graph.operator("Clip", m_layers.name(network.logVariance()), m_graph.scalar(Session.LEAST_LOG_VARIANCE),
            m_graph.scalar(Session.LARGEST_LOG_VARIANCE)).output(LOG_VARIANCE);
        m_graph.output(MEAN, "means of the latents", m_sizes.latentSize());
        m_graph.output(LOG_VARIANCE, "logarithms of the variances of the latents", m_sizes.latentSize());
    }

    private void decoder(final Network network, final Likelihood likelihood, final DecodedValue value) {
        m_layers.name(network.latent(), m_graph.input(LATENT, "latents", m_sizes.latentSize()));
        conditions(network.decoderConditions());
        network.describeDecoder(m_layers);
        String decoded = likelihood.decode(value, m_graph, unpacked(m_layers.name(network.output())));
        m_graph.operator("Identity", masked(decoded)).output(FIELD);
        m_graph.output(FIELD, "fields", fieldShape());
    }

    private void conditions(final Tensor tensor) {
        if (tensor == null) {
            return;
        }
        Conditions conditions = m_model.conditions();
        int n = conditions.size();
        var mean = new float[n];
        var rest = new float[n];
        var deviation = new float[n];
        for (int i = 0; i < n; i++) {
            // the mean as a sum of two floats: a parameter may vary little about a large mean
            mean[i] = (float)conditions.mean()[i];
            rest[i] = (float)(conditions.mean()[i] - mean[i]);
            deviation[i] = (float)conditions.deviation()[i];
        }
        String names = String.join(", ", conditions.names());
        m_graph.metadata(CONDITIONS, names);
        String centred = m_graph.apply("Sub", m_graph.input(CONDITIONS, names, n), m_graph.constant(mean, n));
        centred = m_graph.apply("Sub", centred, m_graph.constant(rest, n));
        m_layers.name(tensor, m_graph.apply("Div", centred, m_graph.constant(deviation, n)));
    }

    private String perChannel(final double[] values) {
        return perChannel(m_graph, values);
    }

    /** @return a constant that has a value for each channel of fields */
    static String perChannel(final OnnxGraph graph, final double[] values) {
        var floats = new float[values.length];
        for (int c = 0; c < floats.length; c++) {
            floats[c] = (float)values[c];
        }
        return graph.constant(floats, floats.length, 1, 1);
    }

    private String masked(final String field) {
        int pixels = m_shape.height() * m_shape.width();
        if (m_model.mask().count() == pixels) {
            return field;
        }
        var valid = new boolean[pixels];
        for (int i = 0; i < pixels; i++) {
            valid[i] = m_model.mask().isValid(i);
        }
        return m_graph.apply("Where", m_graph.truths(valid, m_shape.height(), m_shape.width()), field,
            m_graph.scalar(0));
    }

    /** As {@link Packing} does: zeros at the upper and right end, then patches become channels. */
    private String packed(final String field) {
        int above = patches()[1] * m_sizes.patch() - m_shape.height();
        int right = patches()[2] * m_sizes.patch() - m_shape.width();
        String padded = above + right == 0 ? field
            : m_graph.operator("Pad", field, m_graph.integers(0, 0, 0, 0, 0, 0, above, right)).output();
        if (m_sizes.patch() == 1) {
            return padded;
        }
        String split = m_graph.reshape(padded, -1, patches()[0], patches()[1], m_sizes.patch(), patches()[2],
            m_sizes.patch());
        String moved = m_graph.operator("Transpose", split).list("perm", 0, 1, 3, 5, 2, 4).output();
        return m_graph.reshape(moved, -1, m_sizes.packedChannels(), patches()[1], patches()[2]);
    }

    private String unpacked(final String packed) {
        String whole = packed;
        if (m_sizes.patch() > 1) {
            String split = m_graph.reshape(packed, -1, patches()[0], m_sizes.patch(), m_sizes.patch(), patches()[1],
                patches()[2]);
            String moved = m_graph.operator("Transpose", split).list("perm", 0, 1, 4, 2, 5, 3).output();
            whole = m_graph.reshape(moved, -1, patches()[0], patches()[1] * m_sizes.patch(),
                patches()[2] * m_sizes.patch());
        }
        return m_graph.apply("Slice", whole, m_graph.integers(0, 0),
            m_graph.integers(m_shape.height(), m_shape.width()), m_graph.integers(2, 3));
    }

    /** @return channels of a field, rows and columns of patches */
    private int[] patches() {
        return new int[]{m_shape.channels().size(), m_sizes.rows(), m_sizes.columns()};
    }
}
