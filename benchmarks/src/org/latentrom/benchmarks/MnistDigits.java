package org.latentrom.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.field.Mask;

/** The digits of MNIST (LeCun, Cortes, Burges) as fields with values from 0 to 1, 28 x 28, the first row at the top. */
final class MnistDigits {
    private static final int SIZE = 28;

    private static final int HEADER = 16;

    private MnistDigits() {
    }

    /**
     * @param file an IDX file of images, not compressed
     * @throws IOException if it is not one of 28 x 28 images
     */
    static List<Field> read(final Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int pixels = SIZE * SIZE;
        if (bytes.length < HEADER || bytes[2] != 8 || bytes[3] != 3 || (bytes.length - HEADER) % pixels != 0) {
            throw new IOException(file + " is not an IDX file of 28 x 28 images of bytes");
        }
        var shape = new FieldShape(List.of("image"), SIZE, SIZE, new Extent(0, SIZE, 0, SIZE));
        var valid = new boolean[pixels];
        Arrays.fill(valid, true);
        Mask mask = Mask.of(SIZE, SIZE, valid);
        var digits = new ArrayList<Field>();
        for (int from = HEADER; from < bytes.length; from += pixels) {
            var values = new float[pixels];
            for (int i = 0; i < pixels; i++) {
                // fields have their lowest row first
                values[(SIZE - 1 - i / SIZE) * SIZE + i % SIZE] = (bytes[from + i] & 0xff) / 255f;
            }
            digits.add(new Field(shape, values, mask));
        }
        return digits;
    }
}
