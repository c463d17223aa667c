package org.latentrom.engine.scattered;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.wlsqm.SingularRule;
import org.latentrom.engine.wlsqm.Weighting;

/**
 * What python-wlsqm gives (resource scattered.json, its origin is told in resources/scattered/README.md).
 *
 * @param json one of the cases
 */
record Golden(JsonObject json) {
    static JsonObject file() {
        try (var in = new InputStreamReader(Golden.class.getResourceAsStream("/scattered/scattered.json"),
            StandardCharsets.UTF_8)) {
            return JsonParser.parseReader(in).getAsJsonObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Golden> cases() {
        var cases = new ArrayList<Golden>();
        file().getAsJsonArray("cases").forEach(c -> cases.add(new Golden(c.getAsJsonObject())));
        return cases;
    }

    /** @return numbers of any nesting in a row; null is NaN */
    static double[] numbers(final JsonElement e) {
        var all = new ArrayList<Double>();
        collect(e, all);
        return all.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static void collect(final JsonElement e, final List<Double> to) {
        if (e instanceof JsonArray a) {
            a.forEach(x -> collect(x, to));
        } else {
            to.add(e.isJsonNull() ? Double.NaN : e.getAsDouble());
        }
    }

    int dimension() {
        return json.get("dim").getAsInt();
    }

    int order() {
        return json.get("order").getAsInt();
    }

    DofLayout layout() {
        return DofLayout.of(dimension(), order());
    }

    double[] values(final String name) {
        return numbers(json.get(name));
    }

    double[] fitted(final String algorithm) {
        return numbers(json.getAsJsonObject(algorithm).get("fi"));
    }

    double condition() {
        return json.getAsJsonObject("basic").get("cond_scaled").getAsDouble();
    }

    boolean hasSensitivities() {
        return json.get("sens") instanceof JsonArray;
    }

    ScatteredOptions options(final int refinements) {
        return new ScatteredOptions(order(), Weighting.valueOf(json.get("weighting").getAsString()),
            new DofSet(json.get("knowns").getAsLong()), SingularRule.LEAVE_OUT, refinements);
    }

    ScatteredWlsqm prepare(final int refinements) {
        var cloud = new PointCloud(dimension(), values("xk"));
        return ScatteredWlsqm.prepare(cloud, new PointCloud(dimension(), values("xi")),
            NeighbourRule.nearest(cloud.size()), options(refinements), Progress.NONE);
    }

    double[] fit(final int refinements) {
        double[] in = values("fi_in");
        double[][] givens = IntStream.range(0, in.length).mapToObj(i -> new double[]{in[i]}).toArray(double[][]::new);
        double[][] fit = prepare(refinements).fit(values("fk"), givens, Progress.NONE).derivatives();
        return IntStream.range(0, in.length).mapToDouble(i -> fit[i][0]).toArray();
    }

    /** @return the largest difference among the DOFs of an order over the largest magnitude among them */
    double relativeError(final double[] actual, final double[] expected, final int order) {
        double difference = 0;
        double greatest = 0;
        for (int i = 0; i < actual.length; i++) {
            if (layout().order(i % layout().size()) == order && !Double.isNaN(expected[i])) {
                difference = Math.max(difference, Math.abs(actual[i] - expected[i]));
                greatest = Math.max(greatest, Math.abs(expected[i]));
            }
        }
        return difference == 0 ? 0 : difference / greatest;
    }

    @Override
    public String toString() {
        return dimension() + "-D order " + order() + " " + json.get("weighting").getAsString() + " knowns "
            + json.get("knowns").getAsLong();
    }
}
