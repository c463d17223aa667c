package org.latentrom.engine.io.vtk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.MeshField.Location;

/** Pieces of a grid with layers of ghosts, gaps and odd extents. */
class GridAssemblyTest {
    /** Cell values are the cell's column, or -1 in ghost cells, which hold what the solver left there. */
    private static GridPiece piece(final int from, final int to, final int ghostFrom, final int ghostTo) {
        int[] extent = {from, to, 0, 2, 0, 0};
        int n = to - from;
        var cells = new double[2 * n];
        var ghosts = new byte[2 * n];
        for (int c = 0; c < cells.length; c++) {
            int column = from + c % n;
            boolean ghost = column >= ghostFrom && column < ghostTo;
            cells[c] = ghost ? -1 : column;
            ghosts[c] = (byte)(ghost ? 1 : 0);
        }
        double[] points = IntStream.range(0, 3 * (n + 1)).mapToDouble(p -> from + p % (n + 1)).toArray();
        double[] x = IntStream.rangeClosed(from, to).mapToDouble(i -> 10 * i).toArray();
        return new GridPiece(extent, new double[][]{x, {0, 1, 2}, {0}}, List.of(
            new MeshField("p", Location.POINT, 1, points), new MeshField("c", Location.CELL, 1, cells)), null,
            ghostTo > ghostFrom ? ghosts : null);
    }

    private static double[] values(final GridPiece g, final String name) {
        return g.fields().stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow().values();
    }

    @Test
    void ownersGoBeforeGhostsInEitherOrder() {
        GridPiece left = piece(0, 4, 3, 4);
        GridPiece right = piece(2, 6, 2, 3);
        for (List<GridPiece> order : List.of(List.of(left, right), List.of(right, left))) {
            GridPiece whole = GridAssembly.whole(order).orElseThrow();
            assertArrayEquals(new int[]{0, 6, 0, 2, 0, 0}, whole.extent());
            assertArrayEquals(new double[]{0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5}, values(whole, "c"));
            assertArrayEquals(new double[]{0, 10, 20, 30, 40, 50, 60}, whole.shape()[0]);
            assertArrayEquals(new byte[12], whole.cellGhosts());
        }
    }

    @Test
    void aGhostWithoutAnOwnerStaysOne() {
        GridPiece whole = GridAssembly.whole(List.of(piece(0, 2, 0, 0), piece(2, 4, 3, 4))).orElseThrow();
        byte[] ghosts = whole.cellGhosts();
        assertEquals(2, IntStream.range(0, ghosts.length).filter(i -> ghosts[i] == 1).count());
        assertEquals(1, ghosts[3]);
    }

    @Test
    void piecesThatLeaveAGapAreNotOne() {
        assertTrue(GridAssembly.whole(List.of(piece(0, 2, 0, 0), piece(3, 5, 0, 0))).isEmpty(), "points without cells");
        assertTrue(GridAssembly.whole(List.of(piece(0, 2, 0, 0), piece(1_000_000_000, 1_000_000_002, 0, 0))).isEmpty());
        GridPiece line = new GridPiece(new int[]{2, 2, 0, 2, 0, 0}, new double[][]{{20}, {0, 1, 2}, {0}}, List.of(),
            null, null);
        assertTrue(GridAssembly.whole(List.of(piece(0, 2, 0, 0), line)).isEmpty(), "a layer of points");
    }

    @Test
    void fieldsThatAPieceLacksAreLeftOut() {
        GridPiece right = piece(2, 4, 0, 0);
        var without = new GridPiece(right.extent(), right.shape(), right.fields().subList(0, 1), null, null);
        GridPiece whole = GridAssembly.whole(List.of(piece(0, 2, 0, 0), without)).orElseThrow();
        assertEquals(List.of("p"), whole.fields().stream().map(MeshField::name).toList());
        assertEquals(15, Arrays.stream(values(whole, "p")).count());
    }
}
