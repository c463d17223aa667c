package org.latentrom.engine.io.vtk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.Snapshot;

/**
 * Decodes parsed {@code .vtu} files to one snapshot; several pieces or files (the parts of a parallel run) are put
 * after each other. Remembers the last mesh: a solver repeats it, byte by byte, in every file of a series.
 */
final class VtuAssembler {
    /** Told apart by this from a point field of the same name. */
    static final String CELL_SUFFIX = " (cell)";

    private List<VtuPiece> m_lastPieces = List.of();

    private List<ArrayDecoder.VtkHeader> m_lastHeaders = List.of();

    private Mesh m_lastMesh;

    /** @param files the parts of one snapshot, at least one */
    Snapshot assemble(final List<VtuFile> files) throws SnapshotFormatException {
        Mesh mesh = mesh(files);
        Map<String, List<MeshField>> parts = new LinkedHashMap<>();
        int pieces = 0;
        for (VtuFile f : files) {
            for (VtuPiece p : f.pieces()) {
                for (MeshField field : fields(f, p)) {
                    parts.computeIfAbsent(field.name(), n -> new ArrayList<>()).add(field);
                }
                pieces++;
            }
        }
        List<MeshField> fields = new ArrayList<>();
        for (List<MeshField> part : parts.values()) {
            fields.add(join(files.get(0).header().file(), part, pieces));
        }
        return new Snapshot(mesh, fields);
    }

    private static MeshField join(final String file, final List<MeshField> parts, final int pieces)
        throws SnapshotFormatException {
        MeshField first = parts.get(0);
        if (pieces == 1) {
            return first;
        }
        int size = 0;
        for (MeshField p : parts) {
            if (p.components() != first.components() || p.location() != first.location()) {
                throw new SnapshotFormatException(file, "array \"" + first.name() + "\"",
                    "is not of the same kind in every piece", "Export the file anew");
            }
            size += p.values().length;
        }
        if (parts.size() != pieces) {
            throw new SnapshotFormatException(file, "array \"" + first.name() + "\"", "is missing in a piece",
                "Export the file anew, or choose other fields");
        }
        var values = new double[size];
        int at = 0;
        for (MeshField p : parts) {
            System.arraycopy(p.values(), 0, values, at, p.values().length);
            at += p.values().length;
        }
        return new MeshField(first.name(), first.location(), first.components(), values);
    }

    private static List<MeshField> fields(final VtuFile f, final VtuPiece p) throws SnapshotFormatException {
        var decoder = new ArrayDecoder(f.header());
        List<MeshField> fields = new ArrayList<>();
        for (EncodedArray a : p.pointData()) {
            decode(f, decoder, a, p.points(), a.name(), MeshField.Location.POINT, fields);
        }
        for (EncodedArray a : p.cellData()) {
            String name = p.hasPointName(a.name()) ? a.name() + CELL_SUFFIX : a.name();
            decode(f, decoder, a, p.cells(), name, MeshField.Location.CELL, fields);
        }
        return fields;
    }

    private static void decode(final VtuFile f, final ArrayDecoder decoder, final EncodedArray a, final long tuples,
        final String name, final MeshField.Location location, final List<MeshField> fields)
        throws SnapshotFormatException {
        double[] values = decoder.doubles(a, tuples * a.components());
        if (!a.name().equals(VtuParser.GHOSTS)) {
            fields.add(new MeshField(name, location, a.components(), values));
        } else if (Arrays.stream(values).anyMatch(v -> v != 0)) {
            throw new SnapshotFormatException(f.header().file(), a.label(),
                "marks ghost points or cells of a parallel run, which are not supported",
                "Write the series without ghosts, or from one process");
        }
    }

    private Mesh mesh(final List<VtuFile> files) throws SnapshotFormatException {
        List<VtuPiece> pieces = files.stream().flatMap(f -> f.pieces().stream()).toList();
        List<ArrayDecoder.VtkHeader> headers =
            files.stream().flatMap(f -> f.pieces().stream().map(p -> f.header())).toList();
        if (m_lastMesh != null && isLast(pieces, headers)) {
            return m_lastMesh;
        }
        Mesh mesh = pieces.size() == 1 ? mesh(headers.get(0), pieces.get(0)) : joined(pieces, headers);
        m_lastPieces = pieces;
        m_lastHeaders = headers;
        m_lastMesh = mesh;
        return mesh;
    }

    private boolean isLast(final List<VtuPiece> pieces, final List<ArrayDecoder.VtkHeader> headers) {
        if (pieces.size() != m_lastPieces.size()) {
            return false;
        }
        for (int i = 0; i < pieces.size(); i++) {
            ArrayDecoder.VtkHeader a = headers.get(i);
            ArrayDecoder.VtkHeader b = m_lastHeaders.get(i);
            if (a.order() != b.order() || a.headerBytes() != b.headerBytes()
                || !String.valueOf(a.compressor()).equals(String.valueOf(b.compressor()))
                || !pieces.get(i).sameMesh(m_lastPieces.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static Mesh mesh(final ArrayDecoder.VtkHeader header, final VtuPiece p) throws SnapshotFormatException {
        var decoder = new ArrayDecoder(header);
        if (p.coordinates() == null || p.coordinates().components() != 3) {
            throw new SnapshotFormatException(header.file(), "Points",
                p.coordinates() == null ? "are missing" : "have not three components", "Export the file anew");
        }
        double[] points = decoder.doubles(p.coordinates(), 3 * p.points());
        if (p.cells() == 0) {
            return new Mesh(points, new byte[0], new int[1], new int[0]);
        }
        if (p.connectivity() == null || p.offsets() == null || p.types() == null) {
            throw new SnapshotFormatException(header.file(), "Cells",
                "lack one of the arrays connectivity, offsets and types", "Export the file anew");
        }
        var arrays = new CellArrays(header.file());
        long[] numbers = decoder.longs(p.types(), p.cells());
        long[] ends = decoder.offsets(p.offsets(), p.cells());
        byte[] types = arrays.types(numbers, ends);
        long[] nodes = decoder.longs(p.connectivity(), ends[ends.length - 1]);
        var offsets = new int[ends.length + 1];
        for (int c = 0; c < ends.length; c++) {
            offsets[c + 1] = (int)ends[c];
        }
        var connectivity = new int[nodes.length];
        for (int k = 0; k < nodes.length; k++) {
            if (nodes[k] < 0 || nodes[k] >= p.points()) {
                throw new SnapshotFormatException(header.file(), "array \"connectivity\"",
                    "names point " + nodes[k] + ", but there are " + p.points() + " points", "Export the file anew");
            }
            connectivity[k] = (int)nodes[k];
        }
        CellArrays.pixelsToQuads(numbers, offsets, connectivity);
        return new Mesh(points, types, offsets, connectivity);
    }

    private static Mesh joined(final List<VtuPiece> pieces, final List<ArrayDecoder.VtkHeader> headers)
        throws SnapshotFormatException {
        List<Mesh> meshes = new ArrayList<>();
        long coordinates = 0;
        long nodes = 0;
        int cells = 0;
        for (int i = 0; i < pieces.size(); i++) {
            Mesh m = mesh(headers.get(i), pieces.get(i));
            meshes.add(m);
            coordinates += m.pointArray().length;
            nodes += m.connectivityArray().length;
            cells += m.cells();
        }
        if (Math.max(coordinates, nodes) > Integer.MAX_VALUE - 16) {
            throw new SnapshotFormatException(headers.get(0).file(), "", "has too many points or cells in its pieces",
                "Split the domain");
        }
        var points = new double[(int)coordinates];
        var types = new byte[cells];
        var offsets = new int[cells + 1];
        var connectivity = new int[(int)nodes];
        int p = 0;
        int c = 0;
        int k = 0;
        for (Mesh m : meshes) {
            System.arraycopy(m.pointArray(), 0, points, 3 * p, m.pointArray().length);
            System.arraycopy(m.typeArray(), 0, types, c, m.cells());
            for (int i = 0; i < m.cells(); i++) {
                offsets[c + i + 1] = k + m.offsetArray()[i + 1];
            }
            for (int node : m.connectivityArray()) {
                connectivity[k++] = p + node;
            }
            p += m.points();
            c += m.cells();
        }
        return new Mesh(points, types, offsets, connectivity);
    }
}
