package org.latentrom.engine.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;

/**
 * NumPy arrays among the test resources, as float64: reads what the generators of our fixtures write and nothing else.
 * The tests of numerics use this instead of the product's reader, so that they do not stand on what another test
 * judges.
 *
 * @param shape lengths of the axes
 * @param values in C order
 */
public record Npz(int[] shape, double[] values) {
    private static final Pattern HEADER = Pattern.compile("'descr': '[<|](..)'.*'shape': \\(([^)]*)\\)");

    /** @return the arrays of a {@code .npz} resource by name */
    public static Map<String, Npz> all(final String resource) {
        var arrays = new HashMap<String, Npz>();
        try (var zip = new ZipInputStream(open(resource))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                arrays.put(entry.getName().replace(".npy", ""), parse(zip.readAllBytes()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return arrays;
    }

    /** @return the array of a {@code .npy} resource */
    public static Npz one(final String resource) {
        try (InputStream in = open(resource)) {
            return parse(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(final String resource) {
        InputStream in = Npz.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalArgumentException("no test resource " + resource);
        }
        return in;
    }

    private static Npz parse(final byte[] bytes) {
        ByteBuffer b = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int begin = 10 + b.getShort(8);
        Matcher m = HEADER.matcher(new String(bytes, 10, begin - 10, StandardCharsets.US_ASCII));
        if (!m.find()) {
            throw new IllegalArgumentException("not an array for tests");
        }
        int[] shape = Stream.of(m.group(2).split(",")).map(String::strip).filter(s -> !s.isEmpty())
            .mapToInt(Integer::parseInt).toArray();
        b.position(begin);
        int n = 1;
        for (int length : shape) {
            n *= length;
        }
        var values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = switch (m.group(1)) {
                case "f8" -> b.getDouble();
                case "f4" -> b.getFloat();
                case "i4" -> b.getInt();
                default -> b.get();
            };
        }
        return new Npz(shape, values);
    }

    /** @return the values as integers */
    public int[] ints() {
        var ints = new int[values.length];
        for (int i = 0; i < ints.length; i++) {
            ints[i] = (int)values[i];
        }
        return ints;
    }

    /** @return one slice along the first axis */
    public double[] slice(final int index) {
        int length = values.length / shape[0];
        return Arrays.copyOfRange(values, index * length, (index + 1) * length);
    }
}
