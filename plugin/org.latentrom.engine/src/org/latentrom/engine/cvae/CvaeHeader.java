package org.latentrom.engine.cvae;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.util.List;
import java.util.Map;
import org.latentrom.engine.container.ContainerException;
import org.latentrom.engine.cvae.network.NetworkKind;
import org.latentrom.engine.cvae.network.NetworkOptions;
import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.FieldShape;

/**
 * The header of a model's file: all but the numbers, as JSON. The names of its fields, and those of the options' parts,
 * are part of the file format. An option that a file lacks has its default, so a new option must have a default that
 * leaves things as they were; one that this software lacks is refused, for it may change what the numbers mean.
 */
final class CvaeHeader {
    private static final Gson GSON =
        new GsonBuilder().serializeSpecialFloatingPointValues().setPrettyPrinting().create();

    /** The network with all of its sizes. */
    NetworkOptions network;

    List<String> channels;

    int height;

    int width;

    /** xMin, xMax, yMin, yMax. */
    double[] extent;

    List<String> conditions;

    /** What the user chose; sizes that were left open are 0. */
    CvaeOptions options;

    TrainingRecord result;

    static CvaeHeader of(final CvaeModel model) {
        var h = new CvaeHeader();
        FieldShape shape = model.shape();
        Extent e = shape.extent();
        h.network = model.architecture().network();
        h.channels = shape.channels();
        h.height = shape.height();
        h.width = shape.width();
        h.extent = new double[]{e.xMin(), e.xMax(), e.yMin(), e.yMax()};
        h.conditions = model.conditionNames();
        h.options = model.options();
        h.result = model.training();
        return h;
    }

    FieldShape shape() {
        return new FieldShape(channels, height, width, new Extent(extent[0], extent[1], extent[2], extent[3]));
    }

    String toJson() {
        return GSON.toJson(this);
    }

    /**
     * @param version version of the format that the text is of
     * @throws ContainerException if the network or an option is not known
     * @throws RuntimeException if the text is no such header: Gson throws of many kinds
     */
    static CvaeHeader ofJson(final String json, final int version) throws ContainerException {
        JsonObject tree = GSON.fromJson(json, JsonObject.class);
        if (tree == null) {
            throw new JsonParseException("it is empty");
        }
        if (version == 1) {
            tree = CvaeHeaderOne.upgraded(tree);
        }
        requireKnown(tree.getAsJsonObject("network").get("kind"));
        requireKnown(tree.getAsJsonObject("options").getAsJsonObject("network").get("kind"));
        complete(tree.getAsJsonObject("network"), tree(NetworkOptions.DEFAULT), "network");
        complete(tree.getAsJsonObject("options"), tree(CvaeOptions.DEFAULT), "options");
        CvaeHeader h = GSON.fromJson(tree, CvaeHeader.class);
        if (h.network == null || h.options == null || h.result == null || h.conditions == null) {
            throw new JsonParseException("a part of it is missing");
        }
        return h;
    }

    static JsonObject tree(final Object options) {
        return GSON.toJsonTree(options).getAsJsonObject();
    }

    private static void requireKnown(final JsonElement kind) throws ContainerException {
        if (GSON.fromJson(kind, NetworkKind.class) == null) {
            throw new ContainerException(
                "the model's network is " + kind + ", which this software does not know: update the extension");
        }
    }

    /** Adds what is lacking; refuses what is not known. */
    private static void complete(final JsonObject part, final JsonObject defaults, final String name)
        throws ContainerException {
        for (String key : part.keySet()) {
            if (!defaults.has(key)) {
                throw new ContainerException("the model has the option \"" + name + "." + key
                    + "\", which this software does not know: update the extension");
            }
        }
        for (Map.Entry<String, JsonElement> e : defaults.entrySet()) {
            JsonElement found = part.get(e.getKey());
            if (found == null) {
                part.add(e.getKey(), e.getValue());
            } else if (found.isJsonNull()) {
                // Gson would take a number for 0 and a switch for off
                throw new ContainerException("the model's option \"" + name + "." + e.getKey() + "\" has no value");
            } else if (e.getValue().isJsonObject()) {
                complete(found.getAsJsonObject(), e.getValue().getAsJsonObject(), name + "." + e.getKey());
            }
        }
    }
}
