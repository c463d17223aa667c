package org.latentrom.engine.raster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.MeshField.Location;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;

/** One layer of hexahedra or wedges stands for a plane mesh; more layers do not. */
class CellLayerTest {
    private static final List<ChannelSource> CHANNEL = List.of(new ChannelSource("f", 0, "f"));

    /** A plane mesh drawn upwards: cell c of the plane is cell c of the solids; z is the axis {@code up}. */
    private static Mesh solid(final Mesh plane, final int up, final double... levels) {
        int n = plane.points();
        var points = new double[3 * n * levels.length];
        for (int l = 0; l < levels.length; l++) {
            for (int p = 0; p < n; p++) {
                int at = 3 * (l * n + p);
                points[at + (up + 1) % 3] = plane.coordinate(p, 0);
                points[at + (up + 2) % 3] = plane.coordinate(p, 1);
                points[at + up] = levels[l];
            }
        }
        int cells = plane.cells();
        int nodes = plane.nodes(0);
        var types = new byte[cells * (levels.length - 1)];
        var offsets = new int[types.length + 1];
        var connectivity = new int[2 * nodes * types.length];
        for (int c = 0; c < types.length; c++) {
            types[c] = (byte)(nodes == 3 ? CellType.WEDGE : CellType.HEXAHEDRON).ordinal();
            offsets[c + 1] = 2 * nodes * (c + 1);
            for (int k = 0; k < nodes; k++) {
                int p = plane.node(c % cells, k) + c / cells * n;
                connectivity[2 * nodes * c + k] = p;
                connectivity[2 * nodes * c + nodes + k] = p + n;
            }
        }
        return new Mesh(points, types, offsets, connectivity);
    }

    private static Rasterizer of(final Mesh mesh) {
        return Rasterizer.of(mesh, Rasterizer.extentOf(mesh), new Resolution(13, 13), Progress.NONE);
    }

    private static float[] values(final Mesh mesh, final Location location, final double[] values) {
        var snapshot = new Snapshot(mesh, List.of(new MeshField("f", location, 1, values)));
        return of(mesh).rasterize(snapshot, CHANNEL).values();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aLayerIsThePlaneMeshInItsMiddle(final int up) {
        for (Mesh plane : List.of(Meshes.quads(5, 0.3, 1), Meshes.triangles(5, 0.3, 1))) {
            // along y the axes are z and x: x and y of the plane change places
            Mesh flat = up == 1 ? swapped(plane) : plane;
            Mesh solid = solid(plane, up, 0.5, 0.7);
            assertTrue(MeshPlane.of(solid).isLayer());
            assertEquals(up, MeshPlane.of(solid).normal());
            assertEquals(Rasterizer.extentOf(flat), Rasterizer.extentOf(solid));
            var below = new double[plane.points()];
            Arrays.setAll(below, p -> Math.sin(7 * p));
            double[] both = Arrays.copyOf(below, 2 * below.length);
            for (int p = 0; p < below.length; p++) {
                both[below.length + p] = 3 * below[p];
            }
            var mean = new double[below.length];
            Arrays.setAll(mean, p -> 2 * below[p]);
            assertArrayEquals(values(flat, Location.POINT, mean), values(solid, Location.POINT, both), 1e-6f);
            var cells = new double[plane.cells()];
            Arrays.setAll(cells, c -> c);
            assertArrayEquals(values(flat, Location.CELL, cells), values(solid, Location.CELL, cells));
            assertEquals(of(flat).mask(), of(solid).mask());
        }
    }

    private static Mesh swapped(final Mesh plane) {
        double[] points = plane.pointArray().clone();
        for (int p = 0; p < points.length; p += 3) {
            double x = points[p];
            points[p] = points[p + 1];
            points[p + 1] = x;
        }
        return new Mesh(points, plane.typeArray(), plane.offsetArray(), plane.connectivityArray());
    }

    @Test
    void hexahedraMayStandOnAnyOfTheirFaces() {
        double[] corners = {0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0, 0, 0, .1, 1, 0, .1, 1, 1, .1, 0, 1, .1};
        // the same cube, turned so that its layer is not between the first and the last four nodes
        int[][] turns = {{0, 1, 2, 3, 4, 5, 6, 7}, {4, 7, 6, 5, 0, 3, 2, 1}, {0, 4, 5, 1, 3, 7, 6, 2},
            {0, 3, 7, 4, 1, 2, 6, 5}};
        for (int[] turn : turns) {
            var mesh = new Mesh(corners, new byte[]{(byte)CellType.HEXAHEDRON.ordinal()}, new int[]{0, 8}, turn);
            double[] x = {0, 1, 1, 0, 0, 1, 1, 0};
            float[] values = values(mesh, Location.POINT, x);
            for (int i = 0; i < values.length; i++) {
                assertEquals((i % 13 + 0.5f) / 13, values[i], 1e-6, Arrays.toString(turn));
            }
        }
    }

    @Test
    void moreLayersAreRefusedWithAHint() {
        Mesh plane = Meshes.quads(2, 0, 0);
        refused(solid(plane, 2, 0, 0.1, 0.2));
        refused(Meshes.of(new double[]{0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1}, CellType.TETRAHEDRON));
        double[] sheared = solid(plane, 2, 0, 0.1).pointArray();
        for (int p = plane.points(); p < 2 * plane.points(); p++) {
            sheared[3 * p] += 0.05;
        }
        Mesh layer = solid(plane, 2, 0, 0.1);
        refused(new Mesh(sheared, layer.typeArray(), layer.offsetArray(), layer.connectivityArray()));
    }

    private static void refused(final Mesh mesh) {
        String message = assertThrows(IllegalArgumentException.class, () -> MeshPlane.of(mesh)).getMessage();
        assertTrue(message.contains("Slice the mesh") && message.contains("a solid"), message);
    }

    @Test
    void valuesAboveMustBeFiniteToo() {
        Mesh solid = solid(Meshes.quads(2, 0, 0), 2, 0, 0.1);
        var values = new double[solid.points()];
        values[solid.points() - 1] = Double.NaN;
        assertThrows(IllegalArgumentException.class, () -> values(solid, Location.POINT, values));
        assertFalse(MeshPlane.of(Meshes.quads(2, 0, 0)).isLayer());
    }
}
