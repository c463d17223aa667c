package org.latentrom.engine.io.vtk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SnapshotParts;
import org.latentrom.engine.io.SnapshotParts.Part;
import org.latentrom.engine.io.StructuredMesh;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.MeshField.Location;
import org.latentrom.engine.mesh.Snapshot;

/**
 * Decodes parsed VTK files to one snapshot; several data sets, pieces or files (the parts of a parallel run) are put
 * together. Remembers the last meshes: a solver repeats them, byte by byte, in every file of a series. One object a
 * series, for several threads at once.
 */
final class VtkAssembler {
    /** Told apart by this from a point field of the same name. */
    static final String CELL_SUFFIX = " (cell)";

    /** What VTK wrote before version 6.3: 0, or the distance from the part's own cells. */
    static final String OLD_GHOSTS = "vtkGhostLevels";

    private final Map<Integer, KnownMesh> m_meshes = new ConcurrentHashMap<>();

    private final KnownStructures m_structures = new KnownStructures();

    private final SnapshotParts m_parts = new SnapshotParts();

    private final CopyOnWriteArrayList<String> m_warnings;

    /** @param warnings takes what is left out */
    VtkAssembler(final CopyOnWriteArrayList<String> warnings) {
        m_warnings = warnings;
    }

    /** @return what the XML of the files of the series is like */
    KnownStructures structures() {
        return m_structures;
    }

    /** @param headers and pieces: what the mesh was decoded from, one each for each piece of a grid */
    private record KnownMesh(List<VtkHeader> headers, List<VtkPiece> pieces, Mesh mesh) {
        boolean isOf(final List<VtkHeader> otherHeaders, final List<VtkPiece> otherPieces) {
            return pieces.size() == otherPieces.size() && IntStream.range(0, pieces.size())
                .allMatch(i -> headers.get(i).sameEncoding(otherHeaders.get(i))
                    && pieces.get(i).sameMesh(otherPieces.get(i)));
        }
    }

    /**
     * @param file name for messages
     * @param dataSets the files of each data set, at least one
     * @throws SnapshotFormatException if an array is not as it should be
     */
    Snapshot assemble(final String file, final List<List<VtkFile>> dataSets) throws SnapshotFormatException {
        List<Part> parts = new ArrayList<>();
        for (List<VtkFile> set : dataSets) {
            for (VtkFile f : set) {
                f.left().forEach(a -> m_warnings.addIfAbsent("Array " + a + " holds no numbers and is left out."));
            }
            if (set.get(0).type().isGrid()) {
                addGrid(set, parts);
            } else {
                for (VtkFile f : set) {
                    try (var decoder = new ArrayDecoder(f.header())) {
                        for (VtkPiece p : f.pieces()) {
                            parts.add(part(f, p, decoder, parts.size()));
                        }
                    }
                }
            }
        }
        return m_parts.join(file, withoutBoundaries(parts), m_warnings::addIfAbsent);
    }

    private Part part(final VtkFile f, final VtkPiece p, final ArrayDecoder decoder, final int number)
        throws SnapshotFormatException {
        long points = PieceMesh.points(f.header(), p);
        MeshSource source = () -> new PieceMesh(f.header(), decoder, p).mesh(f.type());
        // the mesh of an image stands for nothing in the file: its size is believed after that of the fields
        Mesh before = f.type().isGrid() ? null : mesh(number, List.of(f.header()), List.of(p), source);
        var fields = new PieceFields(f, p, decoder, points, PieceMesh.cells(f.type(), p));
        Mesh mesh = before != null ? before : mesh(number, List.of(f.header()), List.of(p), source);
        return new Part(mesh, fields.fields(), fields.pointGhosts(), fields.cellGhosts());
    }

    private void addGrid(final List<VtkFile> set, final List<Part> parts) throws SnapshotFormatException {
        List<VtkHeader> headers = new ArrayList<>();
        List<VtkPiece> pieces = new ArrayList<>();
        List<GridPiece> decoded = new ArrayList<>();
        long all = set.stream().mapToLong(f -> f.pieces().size()).sum();
        for (VtkFile f : set) {
            try (var decoder = new ArrayDecoder(f.header())) {
                for (VtkPiece p : f.pieces()) {
                    if (all == 1) {
                        parts.add(part(f, p, decoder, parts.size()));
                        return;
                    }
                    if (Arrays.stream(StructuredMesh.layers(p.extent())).allMatch(n -> n > 0)) {
                        headers.add(f.header());
                        pieces.add(p);
                        decoded.add(decoded(f, p, decoder));
                    }
                }
            }
        }
        VtkFile first = set.get(0);
        if (pieces.isEmpty()) {
            throw new SnapshotFormatException(first.header().file(), "", "has no piece with points",
                "Export the file anew");
        }
        Optional<GridPiece> whole = GridAssembly.whole(decoded);
        whole.ifPresent(w -> tellLost(decoded, w));
        for (GridPiece g : whole.map(List::of).orElse(decoded)) {
            int n = decoded.indexOf(g);
            Mesh mesh = mesh(parts.size(), n < 0 ? headers : headers.subList(n, n + 1),
                n < 0 ? pieces : pieces.subList(n, n + 1), () -> mesh(first, pieces.get(0), g));
            parts.add(new Part(mesh, g.fields(), g.pointGhosts(), g.cellGhosts()));
        }
    }

    private void tellLost(final List<GridPiece> pieces, final GridPiece whole) {
        var lost = new TreeSet<String>();
        pieces.forEach(p -> p.fields().forEach(f -> lost.add(f.name())));
        whole.fields().forEach(f -> lost.remove(f.name()));
        if (!lost.isEmpty()) {
            m_warnings.addIfAbsent(SnapshotParts.leftOut(lost));
        }
    }

    private static GridPiece decoded(final VtkFile f, final VtkPiece p, final ArrayDecoder decoder)
        throws SnapshotFormatException {
        var fields = new PieceFields(f, p, decoder, PieceMesh.points(f.header(), p), PieceMesh.cells(f.type(), p));
        var mesh = new PieceMesh(f.header(), decoder, p);
        double[][] shape = switch (f.type()) {
            case RECTILINEAR -> mesh.coordinates();
            case STRUCTURED -> new double[][]{mesh.coordinatesOfPoints()};
            default -> new double[0][];
        };
        return new GridPiece(p.extent(), shape, fields.fields(), fields.pointGhosts(), fields.cellGhosts());
    }

    private static Mesh mesh(final VtkFile f, final VtkPiece p, final GridPiece g) throws SnapshotFormatException {
        String file = f.header().file();
        return switch (f.type()) {
            case RECTILINEAR -> StructuredMesh.rectilinear(file, g.shape()[0], g.shape()[1], g.shape()[2]);
            case STRUCTURED -> StructuredMesh.curvilinear(file, g.layers(), g.shape()[0]);
            default -> StructuredMesh.image(file, g.extent(), p.frame().origin(), p.frame().spacing(),
                p.frame().direction());
        };
    }

    /** Makes a mesh. */
    private interface MeshSource {
        Mesh mesh() throws SnapshotFormatException;
    }

    private Mesh mesh(final int number, final List<VtkHeader> headers, final List<VtkPiece> pieces,
        final MeshSource source) throws SnapshotFormatException {
        KnownMesh known = m_meshes.get(number);
        if (known != null && known.isOf(headers, pieces)) {
            return known.mesh;
        }
        Mesh mesh = source.mesh();
        m_meshes.put(number, new KnownMesh(List.copyOf(headers), List.copyOf(pieces), mesh));
        return mesh;
    }

    /** The patches around a volume, which OpenFOAM writes beside it, are not part of its mesh. */
    private List<Part> withoutBoundaries(final List<Part> parts) {
        if (parts.size() == 1 || parts.stream().noneMatch(p -> isVolume(p.mesh()))) {
            return parts;
        }
        List<Part> volumes = parts.stream().filter(p -> isVolume(p.mesh())).toList();
        if (volumes.size() < parts.size()) {
            m_warnings.addIfAbsent("Surfaces beside the volume (boundary patches) are left out.");
        }
        return volumes;
    }

    private static boolean isVolume(final Mesh mesh) {
        return IntStream.range(0, mesh.cells()).anyMatch(c -> mesh.type(c).dimension() == 3);
    }

    /** The decoded fields of a piece. */
    private static final class PieceFields {
        private final List<MeshField> m_fields = new ArrayList<>();

        private byte[] m_pointGhosts;

        private byte[] m_cellGhosts;

        PieceFields(final VtkFile f, final VtkPiece p, final ArrayDecoder decoder, final long points, final long cells)
            throws SnapshotFormatException {
            for (EncodedArray a : p.arrays(VtkPiece.POINT_DATA)) {
                double[] values = decoder.doubles(a, points * a.components());
                if (isGhosts(a)) {
                    m_pointGhosts = ghosts(f, a, values);
                } else {
                    m_fields.add(new MeshField(a.name(), Location.POINT, a.components(), values));
                }
            }
            for (EncodedArray a : p.arrays(VtkPiece.CELL_DATA)) {
                double[] values = decoder.doubles(a, cells * a.components());
                if (isGhosts(a)) {
                    m_cellGhosts = ghosts(f, a, values);
                } else {
                    String name = p.hasPointName(a.name()) ? a.name() + CELL_SUFFIX : a.name();
                    m_fields.add(new MeshField(name, Location.CELL, a.components(), values));
                }
            }
        }

        private static boolean isGhosts(final EncodedArray a) {
            return a.name().equals(SnapshotParts.GHOSTS) || a.name().equals(OLD_GHOSTS);
        }

        private static byte[] ghosts(final VtkFile f, final EncodedArray a, final double[] values)
            throws SnapshotFormatException {
            if (a.components() != 1) {
                throw new SnapshotFormatException(f.header().file(), a.label(), "has several components",
                    "Export the file anew");
            }
            if (a.name().equals(OLD_GHOSTS)) {
                for (int i = 0; i < values.length; i++) {
                    values[i] = values[i] > 0 ? 1 : 0;
                }
            }
            return SnapshotParts.ghosts(values);
        }

        List<MeshField> fields() {
            return m_fields;
        }

        byte[] pointGhosts() {
            return m_pointGhosts;
        }

        byte[] cellGhosts() {
            return m_cellGhosts;
        }
    }
}
