package org.latentrom.engine.io.vtkhdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.latentrom.engine.io.SnapshotParts;
import org.latentrom.engine.io.vtk.CellArrays;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.progress.Progress;

/**
 * An unstructured grid, or polygonal data, whose cells stand in four groups. Parts and steps stand one after the other
 * in the arrays; steps with the same mesh name the same place.
 */
final class CellBlock implements VtkHdfBlock {
    private static final List<String> POLY = List.of("Vertices/", "Lines/", "Polygons/", "Strips/");

    private final VtkHdfArrays m_arrays;

    private final VtkHdfFields m_fields;

    private final boolean m_poly;

    private final List<String> m_kinds;

    private final List<VtkHdfStep> m_steps;

    private VtkHdfStep m_lastStep;

    private List<Mesh> m_lastMeshes;

    /** @param poly true for polygonal data */
    CellBlock(final VtkHdfArrays arrays, final VtkHdfFields fields, final boolean poly) throws IOException {
        m_arrays = arrays;
        m_fields = fields;
        m_poly = poly;
        m_kinds = poly ? POLY : List.of("");
        m_steps = VtkHdfStep.of(arrays, m_kinds.size());
    }

    @Override
    public List<VtkHdfStep> steps() {
        return m_steps;
    }

    @Override
    public synchronized List<SnapshotParts.Part> parts(final int step, final List<String> fields,
        final Progress progress) throws IOException {
        VtkHdfStep s = m_steps.get(step);
        if (m_lastStep == null || !m_lastStep.sameMesh(s)) {
            m_lastMeshes = meshes(s, progress);
            m_lastStep = s;
        }
        List<SnapshotParts.Part> parts = new ArrayList<>();
        long point = 0;
        long cell = 0;
        for (Mesh mesh : m_lastMeshes) {
            progress.checkCanceled();
            long p = point;
            long c = cell;
            var ghosts = new byte[2][];
            List<MeshField> read = m_fields.read(mesh.points(), mesh.cells(), fields, ghosts,
                (array, name, location) -> location == MeshField.Location.POINT
                    ? m_arrays.rows("PointData/" + name, p + first(s, "PointDataOffsets/" + name, s.point()),
                        mesh.points())
                    : m_arrays.rows("CellData/" + name,
                        c + first(s, "CellDataOffsets/" + name, Arrays.stream(s.cells()).sum()), mesh.cells()));
            parts.add(new SnapshotParts.Part(mesh, read, ghosts[0], ghosts[1]));
            point += mesh.points();
            cell += mesh.cells();
        }
        return parts;
    }

    private long first(final VtkHdfStep s, final String offsets, final long mesh) throws IOException {
        return s.stepped() && m_arrays.find("Steps/" + offsets).isPresent()
            ? m_arrays.count("Steps/" + offsets, s.index()) : mesh;
    }

    private List<Mesh> meshes(final VtkHdfStep s, final Progress progress) throws IOException {
        long[] points = m_arrays.counts("NumberOfPoints", s.part(), s.parts());
        var kinds = new Kind[m_kinds.size()];
        for (int k = 0; k < kinds.length; k++) {
            kinds[k] = new Kind(m_kinds.get(k), s.cells()[k], s.nodes()[k],
                m_arrays.counts(m_kinds.get(k) + "NumberOfCells", s.part(), s.parts()),
                m_arrays.counts(m_kinds.get(k) + "NumberOfConnectivityIds", s.part(), s.parts()));
        }
        List<Mesh> meshes = new ArrayList<>();
        long point = s.point();
        for (int i = 0; i < s.parts(); i++) {
            progress.checkCanceled();
            double[] coordinates = m_arrays.rows("Points", point, points[i]);
            if (coordinates.length != 3 * points[i]) {
                throw m_arrays.need("Points").error("has not three coordinates a point", "Export the file anew");
            }
            meshes.add(mesh(coordinates, kinds, s, i));
            point += points[i];
        }
        return meshes;
    }

    /** Cells of one kind. */
    private record Kind(String name, long cell, long node, long[] cells, long[] nodes) {
        long firstCell(final int part) {
            return cell + Arrays.stream(cells, 0, part).sum();
        }

        long firstNode(final int part) {
            return node + Arrays.stream(nodes, 0, part).sum();
        }
    }

    private Mesh mesh(final double[] points, final Kind[] kinds, final VtkHdfStep s, final int part)
        throws IOException {
        var types = new long[0];
        var ends = new long[0];
        var nodes = new long[0];
        for (int k = 0; k < kinds.length; k++) {
            Kind kind = kinds[k];
            long n = kind.cells[part];
            if (n == 0) {
                continue;
            }
            long[] offsets = offsets(kind, s, part);
            long[] own = m_poly ? polyTypes(k, offsets) : m_arrays.counts("Types", kind.firstCell(part), n);
            long[] connectivity =
                m_arrays.counts(kind.name + "Connectivity", kind.firstNode(part), kind.nodes[part]);
            long before = nodes.length;
            types = joined(types, own);
            ends = joined(ends, Arrays.stream(offsets, 1, offsets.length).map(e -> e + before).toArray());
            nodes = joined(nodes, connectivity);
        }
        return new CellArrays(m_arrays.hdf().name()).mesh(points, types, ends, nodes);
    }

    /** Each part has one offset more than cells. Parts without cells of a kind may have none: then fewer are before. */
    private long[] offsets(final Kind kind, final VtkHdfStep s, final int part) throws IOException {
        String name = kind.name + "Offsets";
        long all = m_arrays.need(name).shape().length == 0 ? 0 : m_arrays.need(name).shape()[0];
        long n = kind.cells[part];
        for (long before = s.part() + part; before >= 0; before--) {
            long from = kind.firstCell(part) + before;
            if (from > all - n - 1) {
                continue;
            }
            long[] offsets = m_arrays.counts(name, from, n + 1);
            if (offsets[0] == 0 && offsets[(int)n] == kind.nodes[part]) {
                return offsets;
            }
            if (!m_poly) {
                break;
            }
        }
        throw m_arrays.need(name).error("does not begin with 0 and end with the number of nodes "
            + kind.nodes[part] + " in part " + part, "Export the file anew");
    }

    /** Vertices, lines, polygons and strips are told apart by their group; VTK names them by their number of nodes. */
    private static long[] polyTypes(final int kind, final long[] offsets) {
        var types = new long[offsets.length - 1];
        for (int c = 0; c < types.length; c++) {
            long n = offsets[c + 1] - offsets[c];
            types[c] = switch (kind) {
                case 0 -> n == 1 ? 1 : 2;
                case 1 -> n == 2 ? 3 : 4;
                case 2 -> n == 3 ? 5 : n == 4 ? 9 : 7;
                default -> 6;
            };
        }
        return types;
    }

    private static long[] joined(final long[] a, final long[] b) {
        if (a.length == 0) {
            return b;
        }
        long[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
