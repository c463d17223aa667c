package org.latentrom.engine.cvae;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.util.List;
import org.latentrom.engine.container.Container;
import org.latentrom.engine.container.ContainerException;
import org.latentrom.engine.cvae.network.Architecture;
import org.latentrom.engine.cvae.network.Network;
import org.latentrom.engine.cvae.network.NetworkOptions;
import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.field.Mask;

/** A CVAE as a {@link Container}: the header says everything but the numbers. */
final class CvaeModelFormat {
    static final String KIND = "cvae";

    /**
     * 2: the header knows all of the objective's options. In version 1 the logit of a Bernoulli distribution has no
     * limit.
     */
    static final int VERSION = 2;

    private static final Gson GSON =
        new GsonBuilder().serializeSpecialFloatingPointValues().setPrettyPrinting().create();

    /** The network that this version describes. Another network gets another name, so that none is mistaken for it. */
    private static final String NETWORK = "residual-skip-1";

    private CvaeModelFormat() {
    }

    /** The header. Its field names are part of the file format. */
    private static final class Header {
        String network = NETWORK;

        List<String> channels;

        int height;

        int width;

        double[] extent;

        int patch;

        int levels;

        int baseWidth;

        int features;

        int latentSize;

        String observation;

        Options training;

        Result result;
    }

    private static final class Options {
        int epochs;

        int batchSize;

        double learningRate;

        int baseWidth;

        int levels;

        double beta;

        int warmUpEpochs;

        double logitLimit;

        double sigma;

        double freeBits;

        int samples;

        double consistency;

        double penalty;

        boolean deterministic;

        double gradientClip;

        long seed;
    }

    private static final class Result {
        int trainingFields;

        int validationFields;

        int epoch;

        double elbo;

        double validationElbo;

        double validationError;
    }

    static Container toContainer(final CvaeModel model) {
        Scaling s = model.scaling();
        return Container.of(KIND, VERSION, GSON.toJson(header(model))).with("mask", model.mask().toLongArray())
            .with("mean", s.mean()).with("deviation", s.deviation()).with("low", s.low()).with("high", s.high())
            .with("variance", model.variance()).with("parameters", model.parameters());
    }

    private static Header header(final CvaeModel model) {
        var h = new Header();
        FieldShape shape = model.shape();
        h.channels = shape.channels();
        h.height = shape.height();
        h.width = shape.width();
        Extent e = shape.extent();
        h.extent = new double[]{e.xMin(), e.xMax(), e.yMin(), e.yMax()};
        Architecture a = model.architecture();
        h.patch = a.patch();
        h.levels = a.levels();
        h.baseWidth = a.baseWidth();
        h.features = a.features();
        h.latentSize = a.latentSize();
        CvaeOptions o = model.options();
        h.observation = o.observation().name();
        h.training = new Options();
        h.training.epochs = o.training().epochs();
        h.training.batchSize = o.training().batchSize();
        h.training.learningRate = o.training().learningRate();
        h.training.baseWidth = o.network().baseWidth();
        h.training.levels = o.network().levels();
        setObjective(h.training, o.objective());
        h.training.gradientClip = o.training().gradientClip();
        h.training.seed = o.seed();
        TrainingRecord r = model.training();
        h.result = new Result();
        h.result.trainingFields = r.trainingFields();
        h.result.validationFields = r.validationFields();
        h.result.epoch = r.epoch();
        h.result.elbo = r.elbo();
        h.result.validationElbo = r.validationElbo();
        h.result.validationError = r.validationError();
        return h;
    }

    private static void setObjective(final Options h, final ObjectiveOptions o) {
        h.beta = o.beta();
        h.warmUpEpochs = o.warmUpEpochs();
        h.logitLimit = o.logitLimit();
        h.sigma = o.sigma();
        h.freeBits = o.freeBits();
        h.samples = o.samples();
        h.consistency = o.consistency();
        h.penalty = o.penalty();
        h.deterministic = o.deterministic();
    }

    private static ObjectiveOptions objective(final Options h, final int version) {
        if (version < 2) {
            return ObjectiveOptions.DEFAULT.withBeta(h.beta, h.warmUpEpochs).withLogitLimit(Double.POSITIVE_INFINITY);
        }
        return new ObjectiveOptions(h.beta, h.warmUpEpochs, h.logitLimit, h.sigma, h.freeBits, h.samples,
            h.consistency, h.penalty, h.deterministic);
    }

    static CvaeModel ofContainer(final Container c) throws ContainerException {
        try {
            Header h = GSON.fromJson(c.header(), Header.class);
            if (h == null || !NETWORK.equals(h.network)) {
                throw new ContainerException("the model's network is \"" + (h == null ? "" : h.network)
                    + "\", which this software does not know: update the extension");
            }
            return model(c, h);
        } catch (JsonParseException | IllegalArgumentException | ArithmeticException | NullPointerException
                | IndexOutOfBoundsException ex) {
            throw new ContainerException("the model's header is not valid: " + ex.getMessage(), ex);
        }
    }

    private static CvaeModel model(final Container c, final Header h) throws ContainerException {
        var shape = new FieldShape(h.channels, h.height, h.width,
            new Extent(h.extent[0], h.extent[1], h.extent[2], h.extent[3]));
        var a = new Architecture(shape.channels().size(), h.height, h.width, h.patch, h.levels, h.baseWidth, h.features,
            h.latentSize);
        Options t = h.training;
        ObservationModel observation = ObservationModel.valueOf(h.observation);
        var options = new CvaeOptions(new NetworkOptions(h.latentSize, t.baseWidth, t.levels, h.features), observation,
            objective(t, c.version()),
            TrainingOptions.DEFAULT.withEpochs(t.epochs).withBatchSize(t.batchSize).withLearningRate(t.learningRate)
                .withGradientClip(t.gradientClip),
            t.seed);
        Result r = h.result;
        var record = new TrainingRecord(r.trainingFields, r.validationFields, r.epoch, r.elbo, r.validationElbo,
            r.validationError);
        int channels = shape.channels().size();
        int variances = observation.isGaussian() ? channels : 0;
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
        for (int i = 0; i < channels; i++) {
            double range = scaling.high()[i] - scaling.low()[i];
            if (!(range > 0 && range < Double.POSITIVE_INFINITY)) {
                throw new ContainerException("the model's range of channel " + shape.channels().get(i) + " is from "
                    + scaling.low()[i] + " to " + scaling.high()[i]);
            }
        }
        float[] parameters = finite(c, "parameters", Network.parameterCount(a));
        return new CvaeModel(shape, mask, options, a, scaling, positive(c, "variance", variances), parameters, record);
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
