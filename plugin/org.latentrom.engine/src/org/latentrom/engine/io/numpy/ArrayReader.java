package org.latentrom.engine.io.numpy;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.latentrom.engine.io.ArrayOptions;
import org.latentrom.engine.io.FormatSeries;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SourceBytes;
import org.latentrom.engine.io.SourceFolder;
import org.latentrom.engine.io.array.ArrayBundle;
import org.latentrom.engine.io.array.ArrayMemory;
import org.latentrom.engine.io.array.ArrayNames;
import org.latentrom.engine.io.array.ArraySeries;
import org.latentrom.engine.io.array.AxisHabit;
import org.latentrom.engine.io.array.RawArray;
import org.latentrom.engine.progress.Progress;

/** Finds the arrays of {@code .npy} and {@code .npz} files, and what lies beside an {@code .npy}. */
public final class ArrayReader {
    private static final int MAX_ENTRIES = 1000;

    /** Deflate cannot do better than 1032 bytes out of one (zlib's documentation). */
    private static final long DEFLATE_RATIO = 1032;

    private static final int MAX_AXES = 5;

    private ArrayReader() {
    }

    /**
     * Opens an {@code .npy} with the files {@code times.npy}, {@code points.npy}, {@code triangles.npy} and
     * {@code extent.npy} beside it.
     *
     * @throws SnapshotFormatException if an array is damaged or has no shape that is understood
     */
    public static FormatSeries openNpy(final Path path, final ArrayOptions options) throws IOException {
        return series(ofNpy(path), options);
    }

    /** As {@link #openNpy}; all arrays are inflated at once, and {@code progress} asked for cancel meanwhile. */
    public static FormatSeries openNpz(final Path path, final ArrayOptions options, final Progress progress)
        throws IOException {
        return series(ofNpz(path, options, progress), options);
    }

    private static FormatSeries series(final ArrayBundle bundle, final ArrayOptions options) throws IOException {
        ArraySeries series = ArraySeries.of(bundle, options, Optional.empty());
        return new FormatSeries(series.sources(Optional.empty()), series.warnings());
    }

    /** @return an {@code .npy} file and what lies beside it */
    private static ArrayBundle ofNpy(final Path path) throws IOException {
        String file = SourceFolder.nameOf(path);
        List<RawArray> arrays = new ArrayList<>();
        arrays.add(NpyArray.ofFile(path, stem(file)));
        for (String name : List.of("times", "points", "triangles", "extent")) {
            Path beside = path.toAbsolutePath().resolveSibling(name + ".npy");
            if (Files.isRegularFile(beside) && !beside.equals(path.toAbsolutePath())) {
                SourceFolder.requireInside(beside);
                arrays.add(NpyArray.ofFile(beside, name));
            }
        }
        return ArrayBundle.of(file, arrays, List.of(), AxisHabit.ROWS);
    }

    /** @return an {@code .npz} file; arrays that cannot be used are not inflated into memory */
    private static ArrayBundle ofNpz(final Path path, final ArrayOptions options, final Progress progress)
        throws IOException {
        String file = SourceFolder.nameOf(path);
        long limit = Math.min(SourceBytes.LIMIT, DEFLATE_RATIO * Files.size(path));
        List<RawArray> arrays = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        try (var zip = new ZipInputStream(new CancelableStream(Files.newInputStream(path), progress))) {
            int entries = 0;
            for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
                String name = e.getName();
                if (++entries > MAX_ENTRIES || name.contains("/") || name.contains("\\") || !name.endsWith(".npy")) {
                    throw new SnapshotFormatException(file, "entry \"" + SourceFolder.shorten(name) + "\"",
                        "does not belong into an archive of NumPy arrays", "Save the arrays anew with numpy.savez");
                }
                RawArray a = read(file, stem(name), zip, limit, options, leftOut);
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
        requireNamed(file, arrays, options.dataSets());
        return ArrayBundle.of(file, arrays, leftOut, AxisHabit.ROWS);
    }

    private static void requireNamed(final String file, final List<RawArray> arrays, final List<String> wanted)
        throws SnapshotFormatException {
        for (String name : wanted) {
            if (arrays.stream().noneMatch(a -> a.name().equals(name))) {
                throw new SnapshotFormatException(file, "array \"" + SourceFolder.shorten(name) + "\"",
                    "is not in the file", "Correct the names of the arrays, or leave them empty");
            }
        }
    }

    private static RawArray read(final String file, final String name, final ZipInputStream zip, final long limit,
        final ArrayOptions options, final List<String> leftOut) throws IOException {
        String element = "array \"" + SourceFolder.shorten(name) + "\"";
        NpyHeader h = NpyHeader.read(file, element, zip);
        boolean auxiliary = ArrayNames.of(name).isPresent();
        boolean named = options.dataSets().contains(name);
        if (named) {
            NpyArray.checkType(file, element, h);
        }
        boolean field = options.dataSets().isEmpty()
            ? h.kind() != '?' && h.shape().length > 1 && h.shape().length <= MAX_AXES : named;
        if (!field && (!auxiliary || h.kind() == '?')) {
            if (options.dataSets().isEmpty()) {
                leftOut.add(name + (h.kind() == '?' ? " (" + h.typeName() + ")" : ""));
            }
            return null; // the next entry is sought without keeping anything
        }
        RawArray array = NpyArray.inMemory(file, name, h, null);
        long bytes = array.count() > limit ? Long.MAX_VALUE : array.count() * h.itemBytes();
        if (bytes > limit || array.count() > Integer.MAX_VALUE - 16) {
            throw new SnapshotFormatException(file, element, "is too large for its file or for memory",
                "Save it as .npy, which is read snapshot by snapshot");
        }
        ArrayMemory.require(file, element, bytes);
        var data = new byte[(int)bytes];
        if (zip.readNBytes(data, 0, data.length) < bytes || zip.read() >= 0) {
            throw new SnapshotFormatException(file, element, "has more or fewer bytes than its shape needs",
                "The file is damaged; save it anew");
        }
        return NpyArray.inMemory(file, name, h, data);
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
