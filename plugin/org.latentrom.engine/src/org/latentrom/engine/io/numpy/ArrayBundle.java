package org.latentrom.engine.io.numpy;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SourceBytes;
import org.latentrom.engine.io.SourceFolder;
import org.latentrom.engine.progress.Progress;

/**
 * The arrays that belong together: the entries of an {@code .npz}, or an {@code .npy} with the files {@code times.npy},
 * {@code points.npy}, {@code triangles.npy} and {@code extent.npy} beside it.
 *
 * @param data arrays of field values
 * @param times the times, if given
 * @param points coordinates of points, if given
 * @param cells nodes of cells, if given
 * @param extent xMin, xMax, yMin, yMax, if given
 * @param leftOut labels of arrays that cannot be used
 */
record ArrayBundle(String file, List<NpyArray> data, Optional<NpyArray> times, Optional<NpyArray> points,
    Optional<NpyArray> cells, Optional<NpyArray> extent, List<String> leftOut) {
    private static final Set<String> TIMES = Set.of("times", "time", "t");

    private static final Set<String> POINTS = Set.of("points", "coordinates", "vertices", "nodes");

    private static final Set<String> CELLS = Set.of("triangles", "quads", "cells", "connectivity");

    private static final Set<String> EXTENT = Set.of("extent");

    private static final int MAX_ENTRIES = 1000;

    /** Deflate cannot do better than 1032 bytes out of one (zlib's documentation). */
    private static final long DEFLATE_RATIO = 1032;

    /** @return true if an array of that name (file name without ending) says something about the others */
    static boolean isAuxiliary(final String name) {
        return isOne(name, TIMES) || isOne(name, POINTS) || isOne(name, CELLS) || isOne(name, EXTENT);
    }

    /** Upper or lower case is the same, but T is a temperature and t the time. */
    private static boolean isOne(final String name, final Set<String> names) {
        return names.contains(name.length() == 1 ? name : name.toLowerCase(Locale.ROOT));
    }

    /** @return an {@code .npy} file and what lies beside it */
    static ArrayBundle ofNpy(final Path path) throws IOException {
        String file = SourceFolder.nameOf(path);
        List<NpyArray> arrays = new ArrayList<>();
        arrays.add(NpyArray.ofFile(path, stem(file)));
        for (String name : List.of("times", "points", "triangles", "extent")) {
            Path beside = path.toAbsolutePath().resolveSibling(name + ".npy");
            if (Files.isRegularFile(beside) && !beside.equals(path.toAbsolutePath())) {
                SourceFolder.requireInside(beside);
                arrays.add(NpyArray.ofFile(beside, name));
            }
        }
        return sorted(file, arrays, List.of());
    }

    /** @return an {@code .npz} file; arrays that cannot be used are not inflated into memory */
    static ArrayBundle ofNpz(final Path path, final Progress progress) throws IOException {
        String file = SourceFolder.nameOf(path);
        long limit = Math.min(SourceBytes.LIMIT, DEFLATE_RATIO * Files.size(path));
        List<NpyArray> arrays = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        try (var zip = new ZipInputStream(new CancelableStream(Files.newInputStream(path), progress))) {
            int entries = 0;
            for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
                String name = e.getName();
                if (++entries > MAX_ENTRIES || name.contains("/") || name.contains("\\") || !name.endsWith(".npy")) {
                    throw new SnapshotFormatException(file, "entry \"" + SourceFolder.shorten(name) + "\"",
                        "does not belong into an archive of NumPy arrays", "Save the arrays anew with numpy.savez");
                }
                NpyArray a = read(file, stem(name), zip, limit, leftOut);
                if (a != null) {
                    arrays.add(a);
                    limit -= a.count() * 8;
                }
            }
        } catch (java.util.zip.ZipException | java.io.EOFException e) {
            throw new SnapshotFormatException(file, "", "is a damaged archive", "Copy or save it anew", e);
        } catch (IllegalArgumentException e) {
            throw new SnapshotFormatException(file, "", "has an entry whose name cannot be read",
                "Save the arrays anew with numpy.savez", e);
        }
        return sorted(file, arrays, leftOut);
    }

    private static NpyArray read(final String file, final String name, final ZipInputStream zip, final long limit,
        final List<String> leftOut) throws IOException {
        String element = "array \"" + SourceFolder.shorten(name) + "\"";
        NpyHeader h = NpyHeader.read(file, element, zip);
        if (h.kind() == '?' || h.shape().length < 2 && !isAuxiliary(name) || h.shape().length > 4) {
            leftOut.add(name);
            return null; // the next entry is sought without keeping anything
        }
        long bytes = h.count() * h.itemBytes();
        if (h.count() < 0 || bytes > limit) {
            throw new SnapshotFormatException(file, element, "is too large for its file or for memory",
                "Save it as .npy, which is read snapshot by snapshot");
        }
        byte[] data = zip.readNBytes((int)bytes);
        if (data.length < bytes || zip.read() >= 0) {
            throw new SnapshotFormatException(file, element, "has more or fewer bytes than its shape needs",
                "The file is damaged; save it anew");
        }
        return NpyArray.inMemory(file, name, h, data);
    }

    private static ArrayBundle sorted(final String file, final List<NpyArray> arrays, final List<String> leftOut) {
        Optional<NpyArray> times = take(arrays, TIMES);
        Optional<NpyArray> points = take(arrays, POINTS);
        Optional<NpyArray> cells = take(arrays, CELLS);
        Optional<NpyArray> extent = take(arrays, EXTENT);
        return new ArrayBundle(file, arrays, times, points, cells, extent, new ArrayList<>(leftOut));
    }

    private static Optional<NpyArray> take(final List<NpyArray> arrays, final Set<String> names) {
        Optional<NpyArray> found = arrays.stream().filter(a -> isOne(a.name(), names)).findFirst();
        found.ifPresent(arrays::remove);
        return found;
    }

    private static String stem(final String name) {
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }

    /** Asks for cancel at every read: an archive of a few megabytes can inflate for minutes. */
    private static final class CancelableStream extends FilterInputStream {
        private final Progress m_progress;

        CancelableStream(final InputStream in, final Progress progress) {
            super(in);
            m_progress = progress;
        }

        @Override
        public int read(final byte[] target, final int from, final int count) throws IOException {
            m_progress.checkCanceled();
            return super.read(target, from, count);
        }
    }
}
