package org.latentrom.knime.tests.workflows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;

/**
 * The data of the workflow wlsqm-sheets: sin x cos y with normal noise of sigma = 0.01 on 128 x 128 points of
 * [0, pi]^2, borders included. It is the noise that the engine's tests compare with python-wlsqm
 * ({@code generators/wlsqm_golden.py}), so that the sheet can be held against that program's figures. A point is the
 * centre of a pixel: the extent is half a pixel larger than the points' rectangle on all sides.
 */
public final class NoisyField {
    private static final int SIZE = 128;

    private static final int HEADER = 128;

    private static final String SOURCE = "plugin/org.latentrom.engine.tests/resources/wlsqm/golden128.npz";

    private NoisyField() {
    }

    /**
     * Writes u.npy, of shape (1, 128, 128), its extent.npy, and times.npy with time 0.
     *
     * @param repository folder of the repository
     */
    public static void write(final Path repository, final Path folder) throws IOException {
        Files.createDirectories(folder);
        final var u = npy("(1, " + SIZE + ", " + SIZE + ")", SIZE * SIZE);
        try (var zip = new ZipFile(repository.resolve(SOURCE).toFile());
            var in = zip.getInputStream(zip.getEntry("noisy1e-2_z.npy"))) {
            final byte[] noisy = in.readAllBytes();
            u.put(noisy, noisy.length - SIZE * SIZE * Double.BYTES, SIZE * SIZE * Double.BYTES);
        }
        Files.write(folder.resolve("u.npy"), u.array());
        final double half = Math.PI / (SIZE - 1) / 2;
        final var extent = npy("(4,)", 4);
        for (double edge : new double[]{-half, Math.PI + half, -half, Math.PI + half}) {
            extent.putDouble(edge);
        }
        Files.write(folder.resolve("extent.npy"), extent.array());
        Files.write(folder.resolve("times.npy"), npy("(1,)", 1).array());
    }

    /** A version 1.0 header of little-endian float64, and room for the values. */
    private static ByteBuffer npy(final String shape, final int count) {
        final var text = new StringBuilder("{'descr': '<f8', 'fortran_order': False, 'shape': " + shape + ", }");
        while (10 + text.length() < HEADER - 1) {
            text.append(' ');
        }
        text.append('\n');
        return ByteBuffer.allocate(HEADER + count * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN)
            .put(new byte[]{(byte)0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short)text.length())
            .put(text.toString().getBytes(StandardCharsets.US_ASCII));
    }
}
