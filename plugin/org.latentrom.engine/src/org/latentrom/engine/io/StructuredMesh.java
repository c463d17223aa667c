package org.latentrom.engine.io;

import java.util.Arrays;

import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Mesh;

/**
 * Meshes of grids whose points are numbered x fastest, then y, then z: image data, rectilinear and curvilinear grids.
 * An axis with one layer of points drops out, so that a plane of any two axes has quadrilaterals, a row lines, a single
 * point a vertex; three axes with several layers have hexahedra. Points and cells stand in the order of VTK's
 * structured grids.
 */
public final class StructuredMesh {
    /** The identity, as the direction matrix of an image whose axes are those of space; row by row. */
    private static final double[] IDENTITY = {1, 0, 0, 0, 1, 0, 0, 0, 1};

    private StructuredMesh() {
    }

    /** @return the direction matrix of an image that is not turned */
    public static double[] noRotation() {
        return IDENTITY.clone();
    }

    /**
     * An image: point (i, j, k) lies at {@code origin + direction (i, j, k) * spacing}, i from the first to the last
     * index of the extent.
     *
     * @param file name for messages
     * @param extent first and last point index of each axis: {@code {i0, i1, j0, j1, k0, k1}}
     * @param origin where index (0, 0, 0) lies, even if the extent begins elsewhere
     * @param spacing distance of points along each axis
     * @param direction 3 x 3 matrix, row by row, whose columns are the image's axes in space
     * @throws SnapshotFormatException if there are no points, or too many for arrays
     */
    public static Mesh image(final String file, final int[] extent, final double[] origin, final double[] spacing,
        final double[] direction) throws SnapshotFormatException {
        int[] layers = layers(extent);
        var points = new double[3 * count(file, layers)];
        var step = new double[9];
        Arrays.setAll(step, n -> direction[n] * spacing[n % 3]); // in VTK's order of operations, for the same bits
        int at = 0;
        for (int k = extent[4]; k < extent[4] + layers[2]; k++) {
            for (int j = extent[2]; j < extent[2] + layers[1]; j++) {
                for (int i = extent[0]; i < extent[0] + layers[0]; i++) {
                    for (int a = 0; a < 3; a++) {
                        points[at++] = step[3 * a] * i + step[3 * a + 1] * j + step[3 * a + 2] * k + origin[a];
                    }
                }
            }
        }
        return curvilinear(file, layers, points);
    }

    /**
     * A grid of axis-parallel lines.
     *
     * @param file name for messages
     * @param x coordinates of the point layers along x, at least one
     * @param y the same along y; z along z
     * @throws SnapshotFormatException if an axis has no coordinates, or there are too many points for arrays
     */
    public static Mesh rectilinear(final String file, final double[] x, final double[] y, final double[] z)
        throws SnapshotFormatException {
        int[] layers = {x.length, y.length, z.length};
        var points = new double[3 * count(file, layers)];
        int at = 0;
        for (double zk : z) {
            for (double yj : y) {
                for (double xi : x) {
                    points[at++] = xi;
                    points[at++] = yj;
                    points[at++] = zk;
                }
            }
        }
        return curvilinear(file, layers, points);
    }

    /**
     * A grid whose points lie anywhere.
     *
     * @param file name for messages
     * @param layers number of points along each of the three axes, at least 1
     * @param points coordinates {@code [3 * (i + layers[0] * (j + layers[1] * k)) + axis]}; not copied
     * @throws SnapshotFormatException if the coordinates are not those of so many points
     */
    public static Mesh curvilinear(final String file, final int[] layers, final double[] points)
        throws SnapshotFormatException {
        int count = count(file, layers);
        if (points.length != 3 * count) {
            throw new SnapshotFormatException(file, "points", "there are " + points.length / 3 + ", a grid of "
                + Arrays.toString(layers) + " points needs " + count, "Export the file anew");
        }
        return new Cells(layers).mesh(points);
    }

    /** @return number of points along each axis of an extent; 0 or less if the extent is empty */
    public static int[] layers(final int[] extent) {
        var layers = new int[3];
        for (int a = 0; a < 3; a++) {
            // an int that overflows would look like a small grid
            long n = (long)extent[2 * a + 1] - extent[2 * a] + 1;
            layers[a] = (int)Math.max(0, Math.min(n, Integer.MAX_VALUE));
        }
        return layers;
    }

    /** @return number of cells of a grid: an axis with one layer of points has one layer of cells */
    public static int cells(final int[] layers) {
        int n = 1;
        for (int l : layers) {
            n *= Math.max(1, l - 1);
        }
        return n;
    }

    /**
     * @return number of points of a grid; its mesh fits into arrays
     * @throws SnapshotFormatException if it is none, or more than arrays hold
     */
    public static int count(final String file, final int[] layers) throws SnapshotFormatException {
        long n = 1;
        for (int l : layers) {
            if (l < 1) {
                throw new SnapshotFormatException(file, "", "is an empty grid of " + Arrays.toString(layers)
                    + " points", "Export the file anew");
            }
            n = Math.min(n * l, Long.MAX_VALUE >> 32);
        }
        if (8 * n > Integer.MAX_VALUE - 16) { // hexahedra have about one cell of eight nodes a point
            throw new SnapshotFormatException(file, "", "is a grid of " + Arrays.toString(layers)
                + " points, which is too large", "Take a slice or a part of the grid");
        }
        return (int)n;
    }

    /** Numbers the nodes of the cells of a grid. */
    private static final class Cells {
        /** strides of the axes that have several layers, in the order of the axes */
        private final int[] m_strides = new int[3];

        private final int[] m_cells = new int[3];

        private int m_axes;

        Cells(final int[] layers) {
            int stride = 1;
            for (int a = 0; a < 3; a++) {
                if (layers[a] > 1) {
                    m_strides[m_axes] = stride;
                    m_cells[m_axes++] = layers[a] - 1;
                }
                stride *= layers[a];
            }
            Arrays.fill(m_cells, m_axes, 3, 1);
        }

        private CellType type() {
            return switch (m_axes) {
                case 0 -> CellType.VERTEX;
                case 1 -> CellType.LINE;
                case 2 -> CellType.QUAD;
                default -> CellType.HEXAHEDRON;
            };
        }

        /** Where the nodes of a cell lie from its first point: around in the first two axes, then a layer up. */
        private int[] steps() {
            int a = m_strides[0];
            int b = m_strides[1];
            int c = m_strides[2];
            return switch (m_axes) {
                case 0 -> new int[]{0};
                case 1 -> new int[]{0, a};
                case 2 -> new int[]{0, a, a + b, b};
                default -> new int[]{0, a, a + b, b, c, c + a, c + a + b, c + b};
            };
        }

        Mesh mesh(final double[] points) {
            int[] steps = steps();
            int cells = m_cells[0] * m_cells[1] * m_cells[2];
            var connectivity = new int[steps.length * cells];
            int at = 0;
            for (int k = 0; k < m_cells[2]; k++) {
                for (int j = 0; j < m_cells[1]; j++) {
                    for (int i = 0; i < m_cells[0]; i++) {
                        int first = i * m_strides[0] + j * m_strides[1] + k * m_strides[2];
                        for (int s : steps) {
                            connectivity[at++] = first + s;
                        }
                    }
                }
            }
            var types = new byte[cells];
            Arrays.fill(types, (byte)type().ordinal());
            var offsets = new int[cells + 1];
            Arrays.setAll(offsets, c -> steps.length * c);
            return new Mesh(points, types, offsets, connectivity);
        }
    }
}
