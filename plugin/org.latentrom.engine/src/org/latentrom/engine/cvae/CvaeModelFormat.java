package org.latentrom.engine.cvae;

import java.util.List;
import org.latentrom.engine.container.Container;
import org.latentrom.engine.container.ContainerException;
import org.latentrom.engine.cvae.network.Architecture;
import org.latentrom.engine.cvae.network.Network;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.field.Mask;

/**
 * A CVAE as a {@link Container}: {@link CvaeHeader} says everything but the numbers. Version 2 has the network's family
 * and all options in the header, conditions, and a limit of the logit; version 1 stays readable.
 */
final class CvaeModelFormat {
    static final String KIND = "cvae";

    static final int VERSION = 2;

    private CvaeModelFormat() {
    }

    static Container toContainer(final CvaeModel model) {
        Scaling s = model.scaling();
        return Container.of(KIND, VERSION, CvaeHeader.of(model).toJson()).with("mask", model.mask().toLongArray())
            .with("mean", s.mean()).with("deviation", s.deviation()).with("low", s.low()).with("high", s.high())
            .with("variance", model.variance()).with("condition mean", model.conditions().mean())
            .with("condition deviation", model.conditions().deviation()).with("parameters", model.parameters());
    }

    static CvaeModel ofContainer(final Container c) throws ContainerException {
        try {
            return model(c, CvaeHeader.ofJson(c.header(), c.version()));
        } catch (RuntimeException ex) {
            // Gson throws whatever the constructor of a record throws, wrapped or not
            Throwable cause = ex.getCause() == null ? ex : ex.getCause();
            throw new ContainerException("the model's header is not valid: " + cause.getMessage(), ex);
        }
    }

    private static CvaeModel model(final Container c, final CvaeHeader h) throws ContainerException {
        FieldShape shape = h.shape();
        CvaeOptions options = h.options;
        int channels = shape.channels().size();
        var a = new Architecture(channels, h.height, h.width, h.conditions.size(), h.network);
        int variances = options.observation().isGaussian() ? channels : 0;
        var words = c.arrays().get("mask") instanceof long[] w ? w : null;
        if (words == null || words.length > (shape.pixels() + 63) / 64) {
            throw new ContainerException("the model has no mask for its grid");
        }
        Mask mask = Mask.ofLongArray(shape.height(), shape.width(), words);
        if (mask.count() == 0) {
            throw new ContainerException("no pixel of the model's grid is valid");
        }
        var scaling = new Scaling(finite(c, "mean", shape.size()), positive(c, "deviation", channels),
            c.doubles("low", channels), c.doubles("high", channels));
        requireRanges(scaling, shape.channels());
        float[] parameters = finite(c, "parameters", Network.parameterCount(a));
        return new CvaeModel(shape, mask, options, a, conditions(c, h.conditions), scaling,
            positive(c, "variance", variances), parameters, h.result);
    }

    private static Conditions conditions(final Container c, final List<String> names) throws ContainerException {
        return names.isEmpty() ? Conditions.NONE : new Conditions(names, c.doubles("condition mean", names.size()),
            c.doubles("condition deviation", names.size()));
    }

    private static void requireRanges(final Scaling scaling, final List<String> channels) throws ContainerException {
        for (int i = 0; i < channels.size(); i++) {
            double range = scaling.high()[i] - scaling.low()[i];
            if (!(range > 0 && range < Double.POSITIVE_INFINITY)) {
                throw new ContainerException("the model's range of channel " + channels.get(i) + " is from "
                    + scaling.low()[i] + " to " + scaling.high()[i]);
            }
        }
    }

    private static float[] finite(final Container c, final String name, final int length) throws ContainerException {
        float[] values = c.floats(name, length);
        for (float v : values) {
            if (!Float.isFinite(v)) {
                throw new ContainerException("the model's " + name + " holds " + v + ", which is not finite");
            }
        }
        return values;
    }

    private static double[] positive(final Container c, final String name, final int length)
        throws ContainerException {
        double[] values = c.doubles(name, length);
        for (double v : values) {
            if (!(v > 0 && v < Double.POSITIVE_INFINITY)) {
                throw new ContainerException("the model's " + name + " holds " + v + ", which is not positive");
            }
        }
        return values;
    }
}
