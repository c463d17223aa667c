package org.latentrom.engine.tikhonov;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.wlsqm.Derivative;

/**
 * Regularised derivatives of fields in physical units, float64 inside, float32 in the result; each channel has its own
 * parameter. Immutable.
 *
 * @param regularization what is kept small
 * @param rule how α is chosen, in physical units
 */
public record FieldTikhonov(Regularization regularization, ParameterRule rule) {
    /**
     * @param field the derivatives, channels named {@link Derivative#of}, for each channel in the order of
     *            {@link Derivative}; pixels without one of them are no longer valid and hold 0
     * @param selections the parameter of each channel, in the order asked for
     * @param lost valid pixels of the input that are not valid any more
     */
    public record Result(Field field, Map<String, Selection> selections, int lost) {
    }

    /**
     * @param field the field
     * @param channels which channels to derive, at least one
     * @param derivatives what to compute, at least one, up to second order
     * @param progress asked in every iteration whether to stop
     * @throws IllegalArgumentException if the field lacks a channel, holds an infinite value, a derivative is above
     *             second order, beyond float32 or undetermined in all pixels, the rule does not go with the
     *             regularisation, or an iteration does not converge; the message names the channel
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public Result differentiate(final Field field, final List<String> channels, final Set<Derivative> derivatives,
        final Progress progress) {
        FieldShape shape = field.shape();
        List<Derivative> wanted = Arrays.stream(Derivative.values()).filter(derivatives::contains).toList();
        List<String> names = new ArrayList<>();
        channels.forEach(c -> wanted.forEach(d -> names.add(d.of(c))));
        FieldShape result = shape.withChannels(names);
        var image = ImageTikhonov.of(field.mask(), shape.dx(), shape.dy(), regularization);
        Map<String, Selection> selections = new LinkedHashMap<>();
        List<double[]> images = new ArrayList<>();
        for (int c = 0; c < channels.size(); c++) {
            String channel = channels.get(c);
            Progress part = progress.part((double)c / channels.size(), (c + 1.0) / channels.size());
            ImageTikhonov.Result r = differentiate(image, field, channel, part);
            selections.put(channel, r.selection());
            for (Derivative d : wanted) {
                if (d.ordinal() >= r.derivatives().length) {
                    throw new IllegalArgumentException(d.of(channel) + " is above second order");
                }
                images.add(r.derivatives()[d.ordinal()]);
            }
        }
        return result(field, result, images, selections);
    }

    private ImageTikhonov.Result differentiate(final ImageTikhonov image, final Field field, final String channel,
        final Progress progress) {
        double[] values = field.doubles(channel);
        try {
            return image.differentiate(values, rule, progress);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IllegalArgumentException("channel \"" + channel + "\": " + e.getMessage(), e);
        }
    }

    private static Result result(final Field field, final FieldShape shape, final List<double[]> images,
        final Map<String, Selection> selections) {
        boolean[] valid = field.mask().toBooleanArray();
        for (int k = 0; k < images.size(); k++) {
            boolean any = false;
            for (int i = 0; i < valid.length; i++) {
                boolean here = !Double.isNaN(images.get(k)[i]);
                any |= here;
                valid[i] &= here;
            }
            if (!any && field.mask().count() > 0) {
                throw new IllegalArgumentException(shape.channels().get(k)
                    + " is undetermined in every pixel: the valid pixels are too few along that direction. Leave "
                    + "this derivative out, or rasterise with more pixels");
            }
        }
        var values = new float[shape.size()];
        for (int k = 0; k < images.size(); k++) {
            for (int i = 0; i < valid.length; i++) {
                float value = valid[i] ? (float)images.get(k)[i] : 0;
                if (!Float.isFinite(value)) {
                    throw new IllegalArgumentException(shape.channels().get(k) + " is " + images.get(k)[i] + " in row "
                        + i / shape.width() + ", column " + i % shape.width()
                        + ", beyond float32: scale values or coordinates");
                }
                values[k * valid.length + i] = value;
            }
        }
        Mask mask = Mask.of(shape.height(), shape.width(), valid);
        boolean same = mask.equals(field.mask());
        return new Result(new Field(shape, values, same ? field.mask() : mask), selections,
            field.mask().count() - mask.count());
    }
}
