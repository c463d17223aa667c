package org.latentrom.engine.cvae.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.nn.GraphVisitor;
import org.latentrom.engine.nn.Tensor;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The layers of the presets one by one, against the reference's tables in their own notation: Ck/s c = convolution,
 * Tk/s c = transposed one, R = ReLU, P = PReLU, D = dropout, G = instance normalisation and dropout, ID, PR, DN, UP =
 * identity, projection, down and up block with its channels, H = dense layer with PReLU, S = a skip from z.
 */
class VariantLayersTest {
    private static final String WIDE = "DN32 P ID32 P PR64 P ID64 P DN128 P ID128 P PR256 P ID256 P";

    private static final String EXTRA = "C3/1:16 P D C1/1:32 P D ID32 P G DN64 P G ID64 P G DN128 P G ID128 P G "
        + "PR256 P G ID256 P G";

    @ParameterizedTest
    @CsvSource({"CLASSICAL, C3/2:32 R C3/2:64 R, H T3/2:32 R T3/2:1",
        "WIDE, " + WIDE + ", H ID256 P PR128 P ID128 P UP64 P ID64 P PR32 P ID32 P UP1",
        "WIDE_REGULARIZED, DN32 P G ID32 P G PR64 P G ID64 P G DN128 P G ID128 P G PR256 P G ID256 P G, "
            + "H G ID256 P G PR128 P G ID128 P G UP64 P G ID64 P G PR32 P G ID32 P G UP1",
        "EXTRA_LEVEL, " + EXTRA + ", H G ID256 P G PR128 P G ID128 P G UP64 G ID64 P G UP32 G ID32 P D C1/1:16 P D "
            + "C3/1:1",
        "SKIP_VAE, " + EXTRA + ", H G ID256 P G PR128 P S G ID128 P G UP64 S G ID64 P G UP32 S G ID32 P D C1/1:16 P D "
            + "C3/1:1"})
    void layersAreThoseOfTheReference(final NetworkPreset preset, final String encoder, final String decoder) {
        var shape = new FieldShape(List.of("grey"), 28, 28, new Extent(0, 1, 0, 1));
        try (var n = new Network(Architecture.of(shape, preset.options()), 1, false, DataType.FLOAT)) {
            assertEquals(layers(encoder + " Z Z"), told(n, Network::describeEncoder));
            assertEquals(layers(decoder), told(n, Network::describeDecoder));
        }
    }

    /** The layers that a table in the reference's notation stands for. */
    private static List<String> layers(final String table) {
        var layers = new ArrayList<String>();
        for (String token : table.split(" ")) {
            String kind = token.replaceAll("(?<=^[A-Z]{1,2})\\d.*", "");
            int channels = token.length() > kind.length() && token.indexOf(':') < 0
                ? Integer.parseInt(token.substring(kind.length())) : 0;
            layers.addAll(switch (kind) {
                case "C" -> List.of("convolution " + token.substring(1));
                case "T" -> List.of("convTranspose " + token.substring(1));
                case "R" -> List.of("relu");
                case "P" -> List.of("prelu");
                case "D" -> List.of("identity");
                case "G" -> List.of("groupNorm", "identity");
                case "H" -> List.of("dense", "prelu");
                case "S" -> List.of("dense", "sum");
                case "Z" -> List.of("dense");
                case "ID" -> bottleneck("convolution 3/1", channels);
                case "PR" -> joined(List.of(pointwise(channels)), bottleneck("convolution 3/1", channels));
                case "DN" -> joined(List.of("averagePooling", pointwise(channels)),
                    bottleneck("convolution 3/2", channels));
                case "UP" -> joined(List.of(pointwise(channels), "bilinearUpsampling"),
                    bottleneck("convTranspose 3/2", channels));
                default -> throw new IllegalArgumentException(token);
            });
        }
        return layers;
    }

    private static String pointwise(final int channels) {
        return "convolution 1/1:" + channels;
    }

    private static List<String> bottleneck(final String middle, final int channels) {
        int narrow = Math.max(1, channels / 2);
        return List.of(pointwise(narrow), "prelu", middle + ":" + narrow, "prelu", pointwise(channels), "sum");
    }

    private static List<String> joined(final List<String> a, final List<String> b) {
        var all = new ArrayList<>(a);
        all.addAll(b);
        return all;
    }

    /** What the network tells of itself: names of the layers, of convolutions kernel, stride and channels. */
    private static List<String> told(final Network n, final BiConsumer<Network, GraphVisitor> describe) {
        var layers = new ArrayList<String>();
        describe.accept(n, (GraphVisitor)Proxy.newProxyInstance(GraphVisitor.class.getClassLoader(),
            new Class<?>[]{GraphVisitor.class}, (proxy, method, args) -> {
                String name = method.getName();
                if (name.toLowerCase(Locale.ROOT).startsWith("conv")) {
                    int[] numbers =
                        Arrays.stream(args).filter(Integer.class::isInstance).mapToInt(a -> (int)a).toArray();
                    int stride = numbers.length > 1 ? numbers[1] : 2;
                    name += " " + numbers[0] + "/" + stride + ":" + ((Tensor)args[1]).size(1);
                }
                layers.add(name);
                return null;
            }));
        return layers;
    }
}
