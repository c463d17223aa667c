package org.latentrom.benchmarks.conformance;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;

/**
 * An array of truth, as float64. This is not the product's reader, so that what is judged does not judge.
 *
 * @param shape lengths of the axes
 * @param type NumPy's name of the type without byte order, such as {@code f4}
 * @param values in C order
 */
public record Numpy(int[] shape, String type, double[] values) {
    private static final Pattern HEADER =
        Pattern.compile("'descr': '[<|](\\w+)', 'fortran_order': False, 'shape': \\(([^)]*)\\)");

    /** @return the array of a {@code .npy} file */
    public static Numpy of(final Path file) throws IOException {
        return parse(Files.readAllBytes(file));
    }

    /** @return the arrays of a {@code .npz} file by name; those of other types than numbers are left out */
    public static Map<String, Numpy> all(final Path file) throws IOException {
        Map<String, Numpy> all = new LinkedHashMap<>();
        try (var zip = new ZipInputStream(Files.newInputStream(file))) {
            for (var e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
                byte[] bytes = zip.readAllBytes();
                if (!new String(bytes, 0, 128, StandardCharsets.ISO_8859_1).contains("'<U")) {
                    all.put(e.getName().replace(".npy", ""), parse(bytes));
                }
            }
        }
        return all;
    }

    private static Numpy parse(final byte[] bytes) {
        ByteBuffer b = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int begin = 10 + b.getShort(8);
        Matcher m = HEADER.matcher(new String(bytes, 10, begin - 10, StandardCharsets.US_ASCII));
        if (!m.find()) {
            throw new IllegalArgumentException("an array that is no truth: "
                + new String(bytes, 10, begin - 10, StandardCharsets.US_ASCII));
        }
        int[] shape = Stream.of(m.group(2).split(",")).map(String::strip).filter(s -> !s.isEmpty())
            .mapToInt(Integer::parseInt).toArray();
        int n = 1;
        for (int length : shape) {
            n *= length;
        }
        b.position(begin);
        var values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = switch (m.group(1)) {
                case "f8" -> b.getDouble();
                case "f4" -> b.getFloat();
                case "i8" -> b.getLong();
                case "i4" -> b.getInt();
                case "u4" -> Integer.toUnsignedLong(b.getInt());
                case "i2" -> b.getShort();
                case "u2" -> b.getShort() & 0xffff;
                case "i1" -> b.get();
                case "u1", "b1" -> b.get() & 0xff;
                default -> throw new IllegalArgumentException("type " + m.group(1));
            };
        }
        return new Numpy(shape, m.group(1), values);
    }

    /** @return number of values of one item along the first axis */
    public int components() {
        int n = 1;
        for (int k = 1; k < shape.length; k++) {
            n *= shape[k];
        }
        return n;
    }

    /** @return the values as integers */
    public int[] ints() {
        var r = new int[values.length];
        for (int i = 0; i < r.length; i++) {
            r[i] = (int)values[i];
        }
        return r;
    }

    /** @return one item along the first axis */
    public Numpy item(final int index) {
        int n = components();
        var part = new double[n];
        System.arraycopy(values, index * n, part, 0, n);
        int[] rest = java.util.Arrays.copyOfRange(shape, 1, shape.length);
        return new Numpy(rest, type, part);
    }
}
