package org.latentrom.engine.io.write;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.latentrom.engine.container.AtomicFile;
import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;

/**
 * An {@code .npz} of arrays whose first axis is the time. Fields: (T, H, W) float32 for each channel, {@code extent}
 * and, if there are invalid pixels, {@code mask} (T, H, W). Snapshots: (T, N) or (T, N, C) float64 for each field, the
 * mesh's {@code points} (N, 3) and its {@code triangles} or {@code quads}; the mesh must be the same at all times.
 */
final class NumpyRun implements RunWriter {
    private static final Set<String> TAKEN = Set.of("times", "time", "t", "points", "coordinates", "vertices", "nodes",
        "triangles", "quads", "cells", "connectivity", "extent", "mask");

    /** Zip keeps no earlier one; the same numbers shall give the same bytes. */
    private static final LocalDateTime DATE = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final Path m_file;

    private final Path m_spill;

    private final double[] m_times;

    private final boolean m_compressed;

    private final Map<String, SpilledArray> m_arrays = new LinkedHashMap<>();

    private final Map<String, String> m_headers = new LinkedHashMap<>();

    private final Map<String, byte[]> m_constants = new LinkedHashMap<>();

    private Object m_layout;

    private boolean m_masked;

    NumpyRun(final Path folder, final String name, final double[] times, final SeriesOptions options) {
        this(folder, name, times, options, Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** @param spill a folder of the local disk for what waits for its place in the archive */
    NumpyRun(final Path folder, final String name, final double[] times, final SeriesOptions options,
        final Path spill) {
        m_spill = spill;
        m_file = folder.resolve(name + ".npz");
        m_times = times;
        m_compressed = options.compressed();
        constant("times", "<f8", Bytes.of(times), times.length);
    }

    private void constant(final String name, final String type, final byte[] bytes, final int... shape) {
        m_headers.put(name, header(type, shape));
        m_constants.put(name, bytes);
    }

    private static String header(final String type, final int... shape) {
        // a shape of one axis is written with a comma behind it
        String axes = IntStream.of(shape).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        return "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + axes + (shape.length == 1 ? ",)" : ")")
            + ", }";
    }

    /** Arrays are declared by the first state; later ones must be like it. */
    private boolean isFirst(final Object layout) {
        if (m_layout == null) {
            m_layout = layout;
            return true;
        }
        if (!m_layout.equals(layout)) {
            throw new IllegalArgumentException("it has another grid, mesh or other fields than the first row of its "
                + "run (" + layout + ", not " + m_layout + "), but a NumPy array needs the same at all times: choose "
                + "the format VTK or XDMF");
        }
        return false;
    }

    private void declare(final String name, final String type, final int itemBytes, final int... shape)
        throws IOException {
        String file = name.replaceAll("[/\\\\:]", "_");
        if (TAKEN.contains(file.length() == 1 ? file : file.toLowerCase(Locale.ROOT)) && !name.equals("mask")
            || m_arrays.containsKey(file)) {
            throw new IllegalArgumentException("a field is named \"" + name + "\", which stands for something else in "
                + "a NumPy archive: rename it, or choose the format VTK or XDMF");
        }
        m_headers.put(file, header(type, shape));
        m_arrays.put(file, new SpilledArray(m_spill, itemBytes));
    }

    private void put(final String name, final int index, final byte[] item) throws IOException {
        m_arrays.get(name.replaceAll("[/\\\\:]", "_")).put(index, item);
    }

    @Override
    public void write(final int index, final Field field, final Progress progress) throws IOException {
        FieldShape s = field.shape();
        if (isFirst(s)) {
            if (s.channels().contains("mask")) {
                throw new IllegalArgumentException("a channel is named \"mask\", which stands for the valid pixels in "
                    + "a NumPy archive: rename it, or choose the format VTK or XDMF");
            }
            for (String channel : s.channels()) {
                declare(channel, "<f4", 4 * s.pixels(), m_times.length, s.height(), s.width());
            }
            declare("mask", "|b1", s.pixels(), m_times.length, s.height(), s.width());
            Extent e = s.extent();
            constant("extent", "<f8", Bytes.of(new double[]{e.xMin(), e.xMax(), e.yMin(), e.yMax()}), 4);
        }
        for (int c = 0; c < s.channels().size(); c++) {
            progress.checkCanceled();
            put(s.channels().get(c), index, Bytes.of(field.values(), c * s.pixels(), (c + 1) * s.pixels()));
        }
        put("mask", index, Bytes.of(field.mask().toBooleanArray()));
        m_masked |= !field.mask().isFull();
    }

    @Override
    public void write(final int index, final Snapshot snapshot, final Progress progress) throws IOException {
        List<String> fields = new ArrayList<>();
        snapshot.fields().forEach(f -> fields.add(f.name() + " " + f.location() + " " + f.components()));
        if (isFirst(new Layout(snapshot.mesh(), fields))) {
            declareMesh(snapshot.mesh());
            for (MeshField f : snapshot.fields()) {
                int bytes = Math.multiplyExact(8, f.values().length);
                if (f.components() == 1) {
                    declare(f.name(), "<f8", bytes, m_times.length, f.tuples());
                } else {
                    declare(f.name(), "<f8", bytes, m_times.length, f.tuples(), f.components());
                }
            }
        }
        for (MeshField f : snapshot.fields()) {
            progress.checkCanceled();
            put(f.name(), index, Bytes.of(f.values()));
        }
    }

    private void declareMesh(final Mesh mesh) {
        if (mesh.cells() > 0) {
            CellType type = mesh.type(0);
            boolean same = IntStream.range(0, mesh.cells()).allMatch(c -> mesh.type(c) == type);
            if (!same || type != CellType.TRIANGLE && type != CellType.QUAD) {
                throw new IllegalArgumentException("the mesh has " + (same ? "" : "not only ") + "cells of the type "
                    + type.label() + ", but a NumPy archive holds triangles or quadrilaterals, all of one type: choose "
                    + "the format VTK or XDMF");
            }
            constant(type == CellType.TRIANGLE ? "triangles" : "quads", "<i4",
                Bytes.of(mesh.connectivityArray(), 0, mesh.connectivityArray().length), mesh.cells(), type.nodes());
        }
        constant("points", "<f8", Bytes.of(mesh.pointArray()), mesh.points(), 3);
    }

    @Override
    public void finish(final Progress progress) throws IOException {
        AtomicFile.create(m_file, out -> {
            var zip = new ZipOutputStream(out);
            zip.setLevel(m_compressed ? Deflater.BEST_SPEED : Deflater.NO_COMPRESSION);
            for (Map.Entry<String, String> array : m_headers.entrySet()) {
                String name = array.getKey();
                if (!name.equals("mask") || m_masked) {
                    var entry = new ZipEntry(name + ".npy");
                    entry.setTimeLocal(DATE);
                    zip.putNextEntry(entry);
                    zip.write(head(array.getValue()));
                    if (m_constants.containsKey(name)) {
                        zip.write(m_constants.get(name));
                    } else {
                        m_arrays.get(name).copyTo(zip, progress);
                    }
                    zip.closeEntry();
                }
            }
            zip.finish(); // the stream is closed by who opened it
        });
    }

    /** @return magic, version 1.0, length and text, padded so that the numbers begin at a multiple of 64 */
    private static byte[] head(final String dictionary) {
        int length = (10 + dictionary.length() + 1 + 63) / 64 * 64 - 10;
        String text = dictionary + " ".repeat(length - dictionary.length() - 1) + "\n";
        String magic = "\u0093NUMPY\u0001\u0000" + (char)(length & 0xFF) + (char)(length >> 8);
        return (magic + text).getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        IOException failure = null;
        for (SpilledArray a : m_arrays.values()) {
            try {
                a.close();
            } catch (IOException e) {
                failure = e;
            }
        }
        m_arrays.clear();
        if (failure != null) {
            throw failure;
        }
    }

    /** What the snapshots of a run must have in common. */
    private record Layout(Mesh mesh, List<String> fields) {
        @Override
        public String toString() {
            return mesh + ", " + fields;
        }
    }
}
