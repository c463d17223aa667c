package org.latentrom.engine.io.vtk;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SourceBytes;
import org.latentrom.engine.io.SourceFolder;

/** The bytes of a VTK file, or one of dolfin, unpacked if the file as a whole is packed with gzip. */
public final class VtkBytes {
    /** Deflate cannot do better than 1032 bytes out of one (zlib's documentation). */
    private static final int DEFLATE_RATIO = 1032;

    private VtkBytes() {
    }

    /** @throws SnapshotFormatException if the file is missing, empty, too large, or a damaged gzip file */
    public static byte[] read(final Path path) throws IOException {
        byte[] bytes = SourceBytes.read(path);
        if (bytes.length < 18 || bytes[0] != 0x1f || bytes[1] != (byte)0x8b) {
            return bytes;
        }
        String name = SourceFolder.nameOf(path);
        // the size stands in the last four bytes; what is more than it says is damage or a bomb
        int n = bytes.length;
        long size = bytes[n - 4] & 0xffL | (bytes[n - 3] & 0xffL) << 8 | (bytes[n - 2] & 0xffL) << 16
            | (bytes[n - 1] & 0xffL) << 24;
        if (size > SourceBytes.LIMIT || size > (long)DEFLATE_RATIO * n) {
            throw damaged(name, "says that it unpacks to " + size + " bytes, which is not possible or too large", null);
        }
        try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes), 1 << 16)) {
            byte[] all = in.readNBytes((int)size);
            if (all.length != size || in.read() >= 0) {
                throw damaged(name, "unpacks to another size than it says", null);
            }
            return all;
        } catch (SnapshotFormatException e) {
            throw e;
        } catch (IOException e) {
            throw damaged(name, "is no gzip file, or damaged", e);
        }
    }

    private static SnapshotFormatException damaged(final String file, final String problem, final IOException cause) {
        return new SnapshotFormatException(file, "", problem, "Copy or export it anew, or unpack it yourself", cause);
    }
}
