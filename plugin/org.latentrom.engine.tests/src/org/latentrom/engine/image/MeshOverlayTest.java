package org.latentrom.engine.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

import org.junit.jupiter.api.Test;
import org.latentrom.engine.field.Extent;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.raster.MeshPlane;

/** Where the edges of a mesh appear in a picture. */
class MeshOverlayTest {
    private static final int SIDE = 100;

    private static Mesh mesh(final CellType type, final double... xy) {
        int n = xy.length / 2;
        var points = new double[3 * n];
        var nodes = new int[n];
        for (int i = 0; i < n; i++) {
            points[3 * i] = xy[2 * i];
            points[3 * i + 1] = xy[2 * i + 1];
            nodes[i] = i;
        }
        return new Mesh(points, new byte[]{(byte)type.ordinal()}, new int[]{0, n}, nodes);
    }

    private static BufferedImage drawn(final Mesh mesh, final Extent extent) {
        var image = Canvas.white(SIDE, SIDE);
        Canvas.draw(image, g -> new MeshOverlay(MeshPlane.of(mesh)).paint(g, extent,
            new Rectangle2D.Double(0, 0, SIDE, SIDE)));
        return image;
    }

    private static boolean isInked(final BufferedImage image, final int x, final int y) {
        return (image.getRGB(x, y) & 0xff) < 250;
    }

    @Test
    void edgesLieWhereTheCellsEnd() {
        var image = drawn(mesh(CellType.TRIANGLE, 0, 0, 1, 0, 0, 1), new Extent(0, 1, 0, 1));
        assertTrue(isInked(image, 0, 50), "left edge");
        assertTrue(isInked(image, 50, SIDE - 1), "lower edge");
        assertTrue(isInked(image, 50, 50) || isInked(image, 49, 50), "the diagonal falls to the right");
        assertEquals(Color.WHITE.getRGB(), image.getRGB(25, 60), "inside");
        assertEquals(Color.WHITE.getRGB(), image.getRGB(75, 25), "outside");
    }

    /** On the dark end of a colour map, black lines would not be seen. */
    @Test
    void edgesAreLightOnDarkColours() {
        for (Color below : new Color[]{new Color(0x44, 0x01, 0x54), Color.BLACK, Color.BLUE, Color.YELLOW,
            Color.WHITE}) {
            var image = Canvas.white(SIDE, SIDE);
            Canvas.draw(image, g -> {
                g.setColor(below);
                g.fillRect(0, 0, SIDE, SIDE);
                new MeshOverlay(MeshPlane.of(mesh(CellType.TRIANGLE, 0, 0, 1, 0, 0, 1))).paint(g,
                    new Extent(0, 1, 0, 1), new Rectangle2D.Double(0, 0, SIDE, SIDE));
            });
            boolean lighter = below.getRed() < 0x50;
            int change = green(image.getRGB(50, SIDE - 1)) - below.getGreen();
            assertTrue(lighter ? change > 40 : change < -40, below + " by " + change);
            assertEquals(below.getRGB(), image.getRGB(25, 60), "inside, " + below);
        }
    }

    private static int green(final int rgb) {
        return rgb >> 8 & 0xff;
    }

    /** An edge of second order is the parabola through its middle node. */
    @Test
    void curvedEdgesAreDrawnCurved() {
        var image = drawn(mesh(CellType.QUADRATIC_TRIANGLE, 0, 0, 1, 0, 0.5, 1, 0.5, 0.2, 0.75, 0.5, 0.25, 0.5),
            new Extent(0, 1, 0, 1));
        // y = 0.8 x (1 - x)
        for (double x : new double[]{0.25, 0.5, 0.75}) {
            int row = (int)(SIDE * (1 - 0.8 * x * (1 - x)));
            assertTrue(isInked(image, (int)(SIDE * x), row) || isInked(image, (int)(SIDE * x), row - 1), "at x = " + x);
        }
        assertEquals(Color.WHITE.getRGB(), image.getRGB(50, SIDE - 2), "the straight line between the corners");
    }

    @Test
    void onlyThePartInTheExtentIsDrawn() {
        var mesh = mesh(CellType.TRIANGLE, 0, 0, 4, 0, 0, 4);
        var image = Canvas.white(SIDE, SIDE);
        Canvas.draw(image, g -> new MeshOverlay(MeshPlane.of(mesh)).paint(g, new Extent(1, 3, 1, 3),
            new Rectangle2D.Double(20, 20, 60, 60)));
        assertTrue(isInked(image, 50, 50) || isInked(image, 50, 49), "the diagonal through the middle");
        for (int i = 0; i < SIDE; i++) {
            assertEquals(Color.WHITE.getRGB(), image.getRGB(i, 10), "above the place");
            assertEquals(Color.WHITE.getRGB(), image.getRGB(10, i), "left of the place");
        }
    }

    @Test
    void finerMeshesAreFainter() {
        int coarse = strongest(1);
        int fine = strongest(30);
        assertTrue(fine > coarse + 50, coarse + " and " + fine);
        assertTrue(fine < 250, "still visible");
        assertEquals(255, strongest(60), "edges of less than two pixels would only darken the picture");
    }

    /** The darkest pixel of a lattice of so many cells a side. */
    private static int strongest(final int cells) {
        int n = cells + 1;
        var points = new double[3 * n * n];
        var nodes = new int[4 * cells * cells];
        var ends = new int[cells * cells + 1];
        var types = new byte[cells * cells];
        for (int i = 0; i < n * n; i++) {
            points[3 * i] = (double)(i % n) / cells;
            points[3 * i + 1] = (double)(i / n) / cells;
        }
        for (int c = 0; c < cells * cells; c++) {
            int a = c / cells * n + c % cells;
            int[] quad = {a, a + 1, a + 1 + n, a + n};
            System.arraycopy(quad, 0, nodes, 4 * c, 4);
            ends[c + 1] = 4 * c + 4;
            types[c] = (byte)CellType.QUAD.ordinal();
        }
        var image = drawn(new Mesh(points, types, ends, nodes), new Extent(-0.013, 1, -0.013, 1));
        int darkest = 255;
        for (int i = 0; i < SIDE * SIDE; i++) {
            darkest = Math.min(darkest, image.getRGB(i % SIDE, i / SIDE) & 0xff);
        }
        return darkest;
    }

    @Test
    void cloudsAreDots() {
        var cloud = new Mesh(new double[]{0, 0, 0, 1, 0, 0, 0.5, 0.5, 0, 0, 1, 0}, new byte[0],
            new int[]{0}, new int[0]);
        var image = drawn(cloud, new Extent(0, 1, 0, 1));
        assertNotEquals(Color.WHITE.getRGB(), image.getRGB(50, 50));
        assertEquals(Color.WHITE.getRGB(), image.getRGB(70, 70));
    }
}
