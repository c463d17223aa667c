package org.latentrom.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A little-endian .npy file of numbers (version 1, C order) as the truth of the data archives has them, as float64.
 *
 * @param shape the array's dimensions
 * @param values the numbers, last dimension fastest
 */
record NpyDoubles(int[] shape, double[] values) {
    private static final Pattern TYPE = Pattern.compile("'descr': *'[<|]([fiub])(\\d)'");

    private static final Pattern SHAPE = Pattern.compile("'shape': *\\(([^)]*)\\)");

    static NpyDoubles read(final Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int begin = 10 + (bytes[8] & 255) + 256 * (bytes[9] & 255);
        var header = new String(bytes, 10, begin - 10, StandardCharsets.ISO_8859_1);
        Matcher type = TYPE.matcher(header);
        Matcher shape = SHAPE.matcher(header);
        if (!type.find() || !shape.find() || header.contains("'fortran_order': True")) {
            throw new IOException(file + ": not a little-endian array in C order: " + header);
        }
        int[] dimensions = Pattern.compile(",").splitAsStream(shape.group(1)).map(String::strip)
            .filter(s -> !s.isEmpty()).mapToInt(Integer::parseInt).toArray();
        int size = type.group(2).charAt(0) - '0';
        var values = new double[(bytes.length - begin) / size];
        var in = ByteBuffer.wrap(bytes, begin, bytes.length - begin).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (type.group(1) + size) {
                case "f8" -> in.getDouble();
                case "f4" -> in.getFloat();
                case "i8" -> in.getLong();
                case "i4" -> in.getInt();
                case "i2" -> in.getShort();
                case "u1" -> in.get() & 255;
                case "b1", "i1" -> in.get();
                default -> throw new IOException(file + ": type " + type.group());
            };
        }
        return new NpyDoubles(dimensions, values);
    }

    int[] ints() {
        var ints = new int[values.length];
        for (int i = 0; i < ints.length; i++) {
            ints[i] = (int)values[i];
        }
        return ints;
    }

    /** @return numbers of an entry along the first dimension */
    int components() {
        return shape.length < 2 ? 1 : shape[1];
    }
}
