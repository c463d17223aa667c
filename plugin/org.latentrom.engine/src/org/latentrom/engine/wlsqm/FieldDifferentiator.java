package org.latentrom.engine.wlsqm;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.progress.Progress;

/**
 * Derivatives of fields in physical units, float64 inside, float32 in the result. What depends on the grid and the mask
 * is done once and serves all fields that share them. Immutable.
 */
public final class FieldDifferentiator {
    private final FieldShape m_shape;

    private final Mask m_mask;

    private final ImageWlsqm m_fits;

    private FieldDifferentiator(final FieldShape shape, final Mask mask, final ImageWlsqm fits) {
        m_shape = shape;
        m_mask = mask;
        m_fits = fits;
    }

    /**
     * @param field a field with the grid and mask of those to derive; its values do not matter
     * @param neighbourhood how far a fit looks, {@link Neighbourhood#disc}
     * @param rule what happens where masked pixels leave too few neighbours
     * @param progress asked in every row whether to stop
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static FieldDifferentiator prepare(final Field field, final Neighbourhood neighbourhood,
        final SingularRule rule, final Progress progress) {
        FieldShape shape = field.shape();
        return new FieldDifferentiator(shape, field.mask(),
            ImageWlsqm.prepare(field.mask(), shape.dx(), shape.dy(),
                FitOptions.of(neighbourhood).withRule(rule), progress));
    }

    /** @return whether this object serves a field: it has the same grid, extent and mask */
    public boolean serves(final Field field) {
        return m_shape.withChannels(field.shape().channels()).equals(field.shape()) && m_mask.equals(field.mask());
    }

    /** @return the fits behind this, with counts of singular pixels */
    public ImageWlsqm fits() {
        return m_fits;
    }

    /**
     * @param field a field that this object {@link #serves}
     * @param channels which channels to derive, at least one
     * @param derivatives what to compute, at least one
     * @param progress asked in every row whether to stop
     * @return for each channel the derivatives in the order of {@link Derivative}, named {@link Derivative#of};
     *         singular pixels are no longer valid and hold 0
     * @throws IllegalArgumentException if the field has another grid or mask, lacks a channel, has a value that is not
     *             finite, or a derivative is beyond float32; the message names channel and pixel
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public Field differentiate(final Field field, final List<String> channels, final Set<Derivative> derivatives,
        final Progress progress) {
        List<Derivative> wanted = List.of(Derivative.values()).stream().filter(derivatives::contains).toList();
        var names = new ArrayList<String>();
        channels.forEach(c -> wanted.forEach(d -> names.add(d.of(c))));
        FieldShape shape = m_shape.withChannels(names);
        var values = new float[shape.size()];
        int at = 0;
        for (int c = 0; c < channels.size(); c++) {
            double[][] fit = fit(field, channels.get(c), progress.part((double)c / channels.size(),
                (c + 1.0) / channels.size()));
            for (Derivative d : wanted) {
                store(fit[d.ordinal()], names.get(at / shape.pixels()), values, at);
                at += shape.pixels();
            }
        }
        return new Field(shape, values, m_fits.fitted());
    }

    /**
     * The vorticity of a plane flow, dv/dx - du/dy.
     *
     * @param field a field that this object {@link #serves}
     * @param u channel of the velocity along x
     * @param v channel of the velocity along y
     * @param progress asked in every row whether to stop
     * @return one channel, {@code vorticity}
     * @throws IllegalArgumentException as {@link #differentiate} does
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public Field vorticity(final Field field, final String u, final String v, final Progress progress) {
        double[] vorticity = fit(field, v, progress.part(0, 0.5))[Derivative.FX.ordinal()];
        double[] uy = fit(field, u, progress.part(0.5, 1))[Derivative.FY.ordinal()];
        for (int i = 0; i < uy.length; i++) {
            vorticity[i] -= uy[i];
        }
        FieldShape shape = m_shape.withChannels(List.of("vorticity"));
        var values = new float[shape.size()];
        store(vorticity, "vorticity", values, 0);
        return new Field(shape, values, m_fits.fitted());
    }

    private double[][] fit(final Field field, final String channel, final Progress progress) {
        if (!serves(field)) {
            throw new IllegalArgumentException("the derivatives were prepared for another grid or mask: " + m_shape + ", "
                + m_mask + " instead of " + field.shape() + ", " + field.mask());
        }
        int index = field.shape().channel(channel);
        if (index < 0) {
            throw new IllegalArgumentException(
                "there is no channel \"" + channel + "\"; the field has " + field.shape().channels());
        }
        var values = new double[m_shape.pixels()];
        for (int i = 0; i < values.length; i++) {
            values[i] = field.values()[index * values.length + i];
            if (m_mask.isValid(i) && Double.isNaN(values[i])) {
                throw new IllegalArgumentException("channel \"" + channel + "\": the value in row " + i / m_shape.width()
                    + ", column " + i % m_shape.width() + " is NaN: mask the pixel or repair the field");
            }
        }
        progress.report(0, () -> "Derivatives of " + channel);
        try {
            return m_fits.fit(values, progress);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("channel \"" + channel + "\": " + e.getMessage(), e);
        }
    }

    private void store(final double[] from, final String name, final float[] to, final int at) {
        for (int i = 0; i < from.length; i++) {
            if (m_fits.fitted().isValid(i)) {
                to[at + i] = (float)from[i];
                if (!Float.isFinite(to[at + i])) {
                    throw new IllegalArgumentException(name + " is " + from[i] + " in row " + i / m_shape.width()
                        + ", column " + i % m_shape.width() + ", beyond float32: scale values or coordinates");
                }
            }
        }
    }
}
