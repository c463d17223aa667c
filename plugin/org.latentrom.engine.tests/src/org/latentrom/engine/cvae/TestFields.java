package org.latentrom.engine.cvae;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.latentrom.engine.cvae.network.Architecture;
import org.latentrom.engine.cvae.network.NetworkOptions;
import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.field.Mask;

/** Small fields with two channels, for the tests of this package: two waves that travel over a domain with a hole. */
final class TestFields {
    static final int HEIGHT = 10;

    static final int WIDTH = 13;

    private TestFields() {
    }

    /** @return fields over one period and a half; a third-of-a-cell hole, sizes that no power of two divides */
    static List<Field> waves(final int count) {
        return waves(count, HEIGHT, WIDTH);
    }

    static List<Field> waves(final int count, final int height, final int width) {
        var shape = new FieldShape(List.of("u", "v"), height, width, new Extent(0, 2, -1, 1));
        Mask mask = hole(height, width);
        var fields = new ArrayList<Field>();
        for (int n = 0; n < count; n++) {
            double phase = 3 * Math.PI * n / count;
            var values = new float[shape.size()];
            for (int i = 0; i < values.length; i++) {
                int pixel = i % shape.pixels();
                double x = shape.x(pixel % width);
                double y = shape.y(pixel / width);
                double u = 2 + Math.cos(3 * x - phase) * (1 - y * y);
                double v = 0.3 * Math.sin(3 * x - phase) + 0.1 * Math.cos(6 * x - 2 * phase) * y;
                values[i] = mask.isValid(pixel) ? (float)(i < shape.pixels() ? u : v) : 0;
            }
            fields.add(new Field(shape, values, mask));
        }
        return fields;
    }

    static Mask hole(final int height, final int width) {
        var valid = new boolean[height * width];
        for (int i = 0; i < valid.length; i++) {
            valid[i] = Math.hypot(i / width - height / 2.0, i % width - width / 3.0) > 2;
        }
        return Mask.of(height, width, valid);
    }

    static int[] range(final int from, final int to) {
        return IntStream.range(from, to).toArray();
    }

    /** @return a residual-skip network of the given sizes */
    static Architecture architecture(final int channels, final int height, final int width, final int patch,
        final int levels, final int baseWidth, final int features, final int latentSize) {
        return new Architecture(channels, height, width, 0, NetworkOptions.DEFAULT.withLatentSize(latentSize)
            .withSizes(baseWidth, levels, features).withPatch(patch).withWidening(4));
    }

    /** @return a network so small that a test trains it in seconds */
    static CvaeOptions tiny() {
        return CvaeOptions.DEFAULT.withNetwork(NetworkOptions.DEFAULT.withSizes(8, 2, 8)).withEpochs(3).withBatchSize(8);
    }
}
