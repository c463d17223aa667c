package org.latentrom.engine.cvae;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import org.latentrom.engine.cvae.network.NetworkOptions;

/**
 * The header of format version 1, whose only network was the residual-skip one, whose logits had no limit, and whose
 * options were in one list.
 */
final class CvaeHeaderOne {
    private CvaeHeaderOne() {
    }

    /** @return the same header in version 2 */
    static JsonObject upgraded(final JsonObject one) {
        JsonObject chosen = one.getAsJsonObject("training");
        JsonObject network = CvaeHeader.tree(NetworkOptions.DEFAULT);
        network.add("kind", one.get("network"));
        // in version 1 all sizes but this one were in the header
        network.add("widening", new JsonPrimitive(4));
        move(one, network, "patch", "levels", "baseWidth", "features", "latentSize");
        JsonObject options = CvaeHeader.tree(CvaeOptions.DEFAULT);
        options.add("observation", one.get("observation"));
        options.add("seed", chosen.get("seed"));
        move(chosen, options.getAsJsonObject("network"), "baseWidth", "levels");
        move(one, options.getAsJsonObject("network"), "features", "latentSize");
        move(chosen, options.getAsJsonObject("objective"), "beta", "warmUpEpochs");
        options.getAsJsonObject("objective").addProperty("logitLimit", Double.POSITIVE_INFINITY);
        move(chosen, options.getAsJsonObject("training"), "epochs", "batchSize", "learningRate", "gradientClip");
        var two = new JsonObject();
        move(one, two, "channels", "height", "width", "extent", "result");
        two.add("network", network);
        two.add("options", options);
        two.add("conditions", new JsonArray());
        return two;
    }

    private static void move(final JsonObject from, final JsonObject to, final String... keys) {
        for (String key : keys) {
            to.add(key, from.get(key));
        }
    }
}
