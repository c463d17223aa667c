package org.latentrom.engine.wlsqm;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.progress.Progress;

/**
 * Derivatives of fields in physical units, float64 inside, float32 in the result. What depends on the grid and the mask
 * is done once and serves all fields that share them. Pixels whose value is NaN count as masked, in all channels that
 * are derived together. Immutable.
 */
public final class FieldDifferentiator {
    private final FieldShape m_shape;

    private final Mask m_mask;

    private final ImageWlsqm m_fits;

    private final ImageDerivatives m_derivatives;

    private final DifferentiatorOptions m_options;

    private FieldDifferentiator(final FieldShape shape, final Mask mask, final ImageWlsqm fits,
        final DifferentiatorOptions options, final Progress progress) {
        m_shape = shape;
        m_mask = mask;
        m_fits = fits;
        m_options = options;
        m_derivatives = new ImageDerivatives(fits, options.refit(), options.denoiseSteps(), progress);
    }

    /**
     * @param field a field with the grid and mask of those to derive; its values do not matter
     * @param options how it is derived
     * @param progress asked in every row whether to stop
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static FieldDifferentiator prepare(final Field field, final DifferentiatorOptions options,
        final Progress progress) {
        FieldShape shape = field.shape();
        return new FieldDifferentiator(shape, field.mask(),
            ImageWlsqm.prepare(field.mask(), shape.dx(), shape.dy(), options.fit(), progress), options, progress);
    }

    /** @return whether this object serves a field: it has the same grid, extent and mask */
    public boolean serves(final Field field) {
        return m_shape.withChannels(field.shape().channels()).equals(field.shape()) && m_mask.equals(field.mask());
    }

    /**
     * @param field a field that this object {@link #serves}
     * @param channels some of its channels
     * @param progress asked in every row whether to stop
     * @return a differentiator for the pixels whose values are numbers in all of these channels; this one if all are
     * @throws IllegalArgumentException if the field has another grid or mask, or lacks a channel
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public FieldDifferentiator without(final Field field, final Collection<String> channels, final Progress progress) {
        var sum = new double[m_shape.pixels()];
        for (String channel : channels) {
            double[] values = values(field, channel);
            for (int i = 0; i < sum.length; i++) {
                sum[i] = Double.isNaN(values[i]) ? Double.NaN : sum[i];
            }
        }
        ImageWlsqm fits = m_fits.without(sum, progress);
        return fits == m_fits ? this : new FieldDifferentiator(m_shape, m_mask, fits, m_options, progress);
    }

    /** @return the first fits behind this, with their counts of singular pixels, condition numbers and leverages */
    public ImageWlsqm fits() {
        return m_fits;
    }

    /** @return valid pixels that count as masked, since their values are NaN: see {@link #without} */
    public int notANumber() {
        return m_mask.count() - m_fits.mask().count();
    }

    /** @return the pixels that have derivatives */
    public Mask fitted() {
        return m_derivatives.fitted();
    }

    /**
     * @param field a field that this object {@link #serves}
     * @param channels what to compute, at least one
     * @param progress asked in every row whether to stop
     * @return the channels; pixels that are singular, or NaN in a channel that is derived, are no longer valid and hold
     *         0
     * @throws IllegalArgumentException if the field has another grid or mask, lacks a channel, has no valid pixel or
     *             none with enough neighbours, has an infinite value, if the options or the image do not allow a
     *             derivative, or one is beyond float32; the message says what to do
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public Field differentiate(final Field field, final List<DerivedChannel> channels, final Progress progress) {
        Map<String, Set<Derivative>> wanted = wanted(channels);
        FieldDifferentiator numbers = without(field, wanted.keySet(), progress);
        FieldShape shape = m_shape.withChannels(channels.stream().map(DerivedChannel::name).toList());
        numbers.checkFitted(progress);
        var sums = new double[channels.size()][m_shape.pixels()];
        int done = 0;
        for (var source : wanted.entrySet()) {
            Progress part = progress.part((double)done / wanted.size(), (done + 1.0) / wanted.size());
            double[][] derived = numbers.derive(field, source.getKey(), source.getValue(), part);
            for (int c = 0; c < sums.length; c++) {
                add(channels.get(c), source.getKey(), derived, sums[c]);
            }
            done++;
        }
        var values = new float[shape.size()];
        for (int c = 0; c < sums.length; c++) {
            numbers.store(sums[c], shape.channels().get(c), values, c * m_shape.pixels());
        }
        return new Field(shape, values, numbers.fitted());
    }

    /** Derives channels one by one: as {@link #differentiate(Field, List, Progress)} for each of the derivatives. */
    public Field differentiate(final Field field, final List<String> channels, final Set<Derivative> derivatives,
        final Progress progress) {
        return differentiate(field, channels.stream().flatMap(c -> List.of(Derivative.values()).stream()
            .filter(derivatives::contains).map(d -> DerivedChannel.of(c, d))).toList(), progress);
    }

    /**
     * How noisy a channel is, by the residuals of a fit without denoising.
     *
     * @param field a field that this object {@link #serves}
     * @param channel one of its channels
     * @param progress asked in every row whether to stop
     * @throws IllegalArgumentException as {@link #differentiate} does
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public NoiseEstimate noise(final Field field, final String channel, final Progress progress) {
        return named(channel, () -> NoiseEstimate.of(m_fits, values(field, channel), progress));
    }

    /** @return the condition number of each pixel's fit, as the channel {@code condition number} */
    public Field conditionNumbers() {
        return single("condition number", m_fits.conditionNumbers());
    }

    /** @return how much of a pixel's own value its fitted value takes, as the channel {@code leverage} */
    public Field leverages() {
        return single("leverage", m_fits.leverages());
    }

    /**
     * The noise of derivatives: the standard deviation that noise of the values gives them in each pixel. It is many
     * times larger at borders than inside.
     *
     * @param channel the channel that is derived
     * @param derivative how it is derived
     * @param noise standard deviation of the values' noise, in their unit, such as {@link NoiseEstimate#unbiased}
     * @return one channel, named like {@code sd(dx(u))}
     * @throws IllegalArgumentException if derivatives are denoised or refitted, whose noise is not known
     */
    public Field deviations(final String channel, final Derivative derivative, final double noise) {
        if (m_options.denoiseSteps() > 0 || m_options.refit() != Refit.OFF) {
            throw new IllegalArgumentException("the noise of derivatives is known without refitting and denoising "
                + "only");
        }
        double[] gains = m_fits.noiseGains(derivative);
        return single("sd(" + derivative.of(channel) + ")", Arrays.stream(gains).map(g -> g * noise).toArray());
    }

    private Field single(final String name, final double[] from) {
        checkFitted(Progress.NONE);
        FieldShape shape = m_shape.withChannels(List.of(name));
        var values = new float[shape.size()];
        store(from, name, values, 0);
        return new Field(shape, values, fitted());
    }

    /** Which derivatives each channel is asked for, channels in the order in which they are first named. */
    private static Map<String, Set<Derivative>> wanted(final List<DerivedChannel> channels) {
        return channels.stream().flatMap(c -> c.terms().stream())
            .collect(Collectors.groupingBy(DerivedChannel.Term::channel, LinkedHashMap::new,
                Collectors.mapping(DerivedChannel.Term::derivative,
                    Collectors.toCollection(() -> EnumSet.noneOf(Derivative.class)))));
    }

    private double[][] derive(final Field field, final String channel, final Set<Derivative> wanted,
        final Progress progress) {
        return named(channel, () -> m_derivatives.of(values(field, channel), wanted, progress));
    }

    private static <T> T named(final String channel, final Supplier<T> work) {
        try {
            return work.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("channel \"" + channel + "\": " + e.getMessage(), e);
        }
    }

    private static void add(final DerivedChannel channel, final String source, final double[][] derived,
        final double[] sum) {
        for (DerivedChannel.Term term : channel.terms()) {
            if (term.channel().equals(source)) {
                double[] values = derived[term.derivative().ordinal()];
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += term.factor() * values[i];
                }
            }
        }
    }

    private void checkFitted(final Progress progress) {
        if (fitted().count() == 0) {
            throw new IllegalArgumentException("no pixel can be fitted. "
                + m_fits.singularPixels(progress).map(SingularPixels::message).orElse("") + " The order can also be "
                + "lowered where neighbours are too few");
        }
    }

    private double[] values(final Field field, final String channel) {
        if (!serves(field)) {
            throw new IllegalArgumentException("the derivatives were prepared for another grid or mask: " + m_shape
                + ", " + m_mask + " instead of " + field.shape() + ", " + field.mask());
        }
        return field.doubles(channel);
    }

    private void store(final double[] from, final String name, final float[] to, final int at) {
        for (int i = 0; i < from.length; i++) {
            if (fitted().isValid(i)) {
                to[at + i] = (float)from[i];
                if (!Float.isFinite(to[at + i])) {
                    throw new IllegalArgumentException(name + " is " + from[i] + " in row " + i / m_shape.width()
                        + ", column " + i % m_shape.width() + ", beyond float32: scale values or coordinates");
                }
            }
        }
    }
}
