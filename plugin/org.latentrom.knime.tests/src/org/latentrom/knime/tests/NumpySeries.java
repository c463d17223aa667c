package org.latentrom.knime.tests;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes series that are formulas as NumPy archives: one field on a pixel grid, with times and extent. */
final class NumpySeries {
    /** A formula. */
    interface Formula {
        /** @return the value in a place at a time */
        double at(double x, double y, double t);
    }

    private NumpySeries() {
    }

    /**
     * @param height number of rows; 1 writes the shape (time, x)
     * @param size length of the square's sides, which begin at 0
     * @param formulas one a component
     */
    static void write(final Path file, final String field, final int height, final int width, final double size,
        final double[] times, final Formula... formulas) throws IOException {
        final int pixels = height * width;
        final double[] values = new double[times.length * formulas.length * pixels];
        for (int i = 0; i < values.length; i++) {
            final int pixel = i % pixels;
            values[i] = formulas[i / pixels % formulas.length].at((pixel % width + 0.5) * size / width,
                (pixel / width + 0.5) * size / height, times[i / pixels / formulas.length]);
        }
        Files.createDirectories(file.getParent());
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            add(zip, field, values, height == 1 ? new int[]{times.length, width}
                : new int[]{times.length, formulas.length, height, width});
            add(zip, "times", times, times.length);
            add(zip, "extent", new double[]{0, size, 0, size}, 4);
        }
    }

    private static void add(final ZipOutputStream zip, final String name, final double[] values, final int... shape)
        throws IOException {
        final String lengths = Arrays.toString(shape).replace("[", "").replace("]", ",");
        final byte[] header = ("{'descr': '<f8', 'fortran_order': False, 'shape': (" + lengths + "), }\n")
            .getBytes(StandardCharsets.US_ASCII);
        final var bytes =
            ByteBuffer.allocate(10 + header.length + Double.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(new byte[]{(byte)0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short)header.length).put(header);
        for (double v : values) {
            bytes.putDouble(v);
        }
        zip.putNextEntry(new ZipEntry(name + ".npy"));
        zip.write(bytes.array());
    }
}
