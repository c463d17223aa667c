package org.latentrom.engine.io.numpy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SourceFolder;
import org.latentrom.engine.io.array.RawArray;

/** NumPy arrays of numbers, of files and of archives. */
final class NpyArray {
    private NpyArray() {
    }

    /** An array of an archive. @param bytes the values */
    static RawArray inMemory(final String file, final String name, final NpyHeader header, final byte[] bytes) {
        return RawArray.inMemory(file, name, header.layout(), bytes);
    }

    /** @throws SnapshotFormatException if the file is not a NumPy array of numbers with exactly its values */
    static RawArray ofFile(final Path path, final String name) throws IOException {
        String file = SourceFolder.nameOf(path);
        NpyHeader h;
        try (var in = Files.newInputStream(path)) {
            h = NpyHeader.read(file, "", in);
        }
        checkType(file, "", h);
        long have = Files.size(path) - h.length();
        RawArray array = RawArray.inFile(path, file, name, h.layout());
        if (array.count() > have / h.itemBytes() || array.count() * h.itemBytes() != have) {
            throw new SnapshotFormatException(file, "", "has " + have + " bytes of data, its shape "
                + Arrays.toString(h.shape()) + " needs others", "The file is cut off or damaged; save it anew");
        }
        return array;
    }

    static void checkType(final String file, final String element, final NpyHeader h) throws SnapshotFormatException {
        if (h.kind() == '?') {
            boolean complex = h.typeName().contains("complex");
            throw new SnapshotFormatException(file, element, "has the type " + h.typeName() + ", which is not supported"
                + (complex ? "" : " (objects are never unpickled)"), complex
                    ? "Save the real and the imaginary part as arrays of their own" : "Save it as float32 or float64");
        }
    }
}
