package org.latentrom.engine.cvae;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.latentrom.engine.container.ContainerFormat;
import org.latentrom.engine.cvae.network.Architecture;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.nn.Backend;
import org.latentrom.engine.progress.Progress;

/**
 * A trained convolutional variational autoencoder (Kingma, Welling, 2014, arXiv:1312.6114): fields of one grid to L
 * numbers and back. Immutable and safe for many threads; each call builds its own plan in native memory and releases
 * it.
 */
public final class CvaeModel {
    /** Fields that go through the network at once, at most. */
    private static final int BATCH = 32;

    private final FieldShape m_shape;

    private final Mask m_mask;

    private final CvaeOptions m_options;

    private final Architecture m_architecture;

    private final Conditions m_conditions;

    private final Scaling m_scaling;

    private final double[] m_variance;

    private final float[] m_parameters;

    private final TrainingRecord m_training;

    private final Packing m_packing;

    CvaeModel(final FieldShape shape, final Mask mask, final CvaeOptions options, final Architecture architecture,
        final Conditions conditions, final Scaling scaling, final double[] variance, final float[] parameters,
        final TrainingRecord training) {
        m_shape = shape;
        m_mask = mask;
        m_options = options;
        m_architecture = architecture;
        m_conditions = conditions;
        m_scaling = scaling;
        m_variance = variance;
        m_parameters = parameters;
        m_training = training;
        m_packing = new Packing(architecture, mask);
    }

    /** @return number of latent variables L */
    public int latentSize() {
        return m_architecture.latentSize();
    }

    /** @return channels, grid and extent of the fields */
    public FieldShape shape() {
        return m_shape;
    }

    /** @return the pixels that are valid in the decoded fields: those valid in all training fields */
    public Mask mask() {
        return m_mask;
    }

    /** @return the options it was trained with */
    public CvaeOptions options() {
        return m_options;
    }

    /** @return names of the run's parameters that encoding and decoding need; empty if the model is not conditional */
    public List<String> conditionNames() {
        return m_conditions.names();
    }

    /** @return how it was trained */
    public TrainingRecord training() {
        return m_training;
    }

    /** @return number of parameters of encoder and decoder */
    public int parameterCount() {
        return m_parameters.length;
    }

    /** @return the standard deviation of the observations, one a channel, in physical units; empty if not Gaussian */
    public double[] observationSigma() {
        var sigma = new double[m_variance.length];
        for (int c = 0; c < sigma.length; c++) {
            sigma[c] = Math.sqrt(m_variance[c]) * m_scaling.deviation()[c];
        }
        return sigma;
    }

    /**
     * @param fields fields of this model's channels and grid; at least its pixels must be valid
     * @return the posteriors of the fields, in their order
     * @throws BadFieldException if a field has another grid or other channels (both are named) or a value is not finite
     * @throws java.util.concurrent.CancellationException if the user cancels
     */
    public LatentPosterior encode(final List<Field> fields, final Progress progress) {
        return encode(fields, noConditions(fields.size()), progress);
    }

    /**
     * As {@link #encode(List, Progress)}, with conditions.
     *
     * @param conditions the parameters {@link #conditionNames} of each field's run, {@code [field][parameter]}
     * @throws IllegalArgumentException if a field has not one finite value a condition; the message names it
     */
    public LatentPosterior encode(final List<Field> fields, final double[][] conditions, final Progress progress) {
        CvaeData data = data(fields, conditions);
        var mean = new double[fields.size()][latentSize()];
        var sigma = new double[fields.size()][latentSize()];
        try (Session session = session(fields.size(), progress)) {
            session.know(FieldConditions.of(m_conditions, data));
            for (int from = 0; from < fields.size(); from += session.batch()) {
                progress.checkCanceled();
                progress.report((double)from / fields.size(), () -> "encoding");
                int rows = Math.min(session.batch(), fields.size() - from);
                session.encode(data.fields().subList(from, from + rows));
                for (int row = 0; row < rows; row++) {
                    for (int l = 0; l < latentSize(); l++) {
                        mean[from + row][l] = session.mean(row, l);
                        sigma[from + row][l] = Math.exp(0.5 * session.logVariance(row, l));
                    }
                }
            }
        }
        return new LatentPosterior(mean, sigma);
    }

    /**
     * @param z latent vectors {@code z[row][latent]}, finite
     * @return the mean of p(x | z) in physical units on this model's grid and mask, for each row
     * @throws IllegalArgumentException if a row has not L finite numbers; the message names it
     * @throws java.util.concurrent.CancellationException if the user cancels
     */
    public List<Field> decode(final double[][] z, final Progress progress) {
        return decode(z, DecodedValue.MEAN, 0, progress);
    }

    /**
     * As {@link #decode(double[][], double[][], DecodedValue, long, Progress)}, for a model that is not conditional.
     */
    public List<Field> decode(final double[][] z, final DecodedValue value, final long seed,
        final Progress progress) {
        return decode(z, noConditions(z.length), value, seed, progress);
    }

    /**
     * @param z latent vectors {@code z[row][latent]}, finite
     * @param conditions the parameters {@link #conditionNames} of each row, {@code [row][parameter]}
     * @param value which value of p(x | z) to decode
     * @param seed seed of samples; not used otherwise
     * @return that value in physical units on this model's grid and mask, for each row
     * @throws IllegalArgumentException if a row has not L finite latents and one finite value a condition; the message
     *             names it
     * @throws java.util.concurrent.CancellationException if the user cancels
     */
    public List<Field> decode(final double[][] z, final double[][] conditions, final DecodedValue value,
        final long seed, final Progress progress) {
        // before a network is made for them
        CvaeDecoder.check(this, z, conditions);
        try (CvaeDecoder decoder = decoder(z.length, progress)) {
            return decoder.decode(z, conditions, value, seed, progress);
        }
    }

    /**
     * @param fields number of fields that will be decoded at once
     * @return a decoder that keeps its network in native memory until it is closed: for many calls with few fields each
     * @throws java.util.concurrent.CancellationException if the user cancels
     */
    public CvaeDecoder decoder(final int fields, final Progress progress) {
        return new CvaeDecoder(this, session(fields, progress));
    }

    /** Rows of nothing; for a conditional model none, which it refuses with the names of its conditions. */
    double[][] noConditions(final int rows) {
        return new double[m_conditions.size() == 0 ? rows : 0][0];
    }

    /**
     * @return fields and conditions, checked
     * @throws BadFieldException as {@link #encode}
     * @throws IllegalArgumentException as {@link #encode}
     */
    CvaeData data(final List<Field> fields, final double[][] conditions) {
        for (int i = 0; i < fields.size(); i++) {
            FieldChecks.require(i, fields.get(i), m_shape, "the model");
            FieldChecks.requireMask(i, fields.get(i), m_mask);
        }
        m_conditions.check(conditions, fields.size());
        return CvaeData.of(fields, m_conditions.names(), conditions).apart();
    }

    /** @return this model's network, ready for the given number of fields in batches of equal size */
    Session session(final int fields, final Progress progress) {
        Backend.prepare(progress);
        Likelihood likelihood = Likelihood.of(m_options, m_packing, m_scaling, m_variance.clone());
        // equal batches: 50 fields are 2 x 25, not 32 + 18 and 14 rows that nobody asked for
        int passes = Math.max(1, (fields + BATCH - 1) / BATCH);
        int batch = Math.max(1, (fields + passes - 1) / passes);
        var session = new Session(m_architecture, m_scaling, likelihood, batch, false);
        session.network().parameters().set(m_parameters);
        if (m_options.objective().deterministic()) {
            session.makeDeterministic();
        }
        session.network().watch(progress::checkCanceled);
        return session;
    }

    Architecture architecture() {
        return m_architecture;
    }

    Conditions conditions() {
        return m_conditions;
    }

    Scaling scaling() {
        return m_scaling;
    }

    double[] variance() {
        return m_variance;
    }

    float[] parameters() {
        return m_parameters;
    }

    /**
     * Writes the model in its own versioned and checksummed format.
     *
     * @throws IOException if the stream fails
     */
    public void write(final OutputStream out) throws IOException {
        ContainerFormat.write(CvaeModelFormat.toContainer(this), out);
    }

    /**
     * @return the model that {@link #write} wrote
     * @throws org.latentrom.engine.container.ContainerException if the file is foreign, damaged or of a newer version
     * @throws IOException if the stream fails
     */
    public static CvaeModel read(final InputStream in) throws IOException {
        return CvaeModelFormat.ofContainer(ContainerFormat.read(in, CvaeModelFormat.KIND, CvaeModelFormat.VERSION));
    }
}
