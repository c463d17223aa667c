package org.latentrom.engine.raster;

import java.util.Arrays;

/** Convex polygons that make up a cell. For one thread. */
final class Pieces {
    /** Cutting ears off takes the square of the number of corners, at worst the cube. */
    private static final int MOST_CORNERS = 1000;

    private double[] m_x = new double[16];

    private double[] m_y = new double[16];

    private int[] m_ends = new int[4];

    private int m_count;

    private int m_corners;

    void clear() {
        m_count = 0;
        m_corners = 0;
    }

    /** @return number of polygons */
    int count() {
        return m_count;
    }

    /** @return where a polygon's corners begin in {@link #x} and {@link #y}; those of the one after it for the end */
    int begin(final int piece) {
        return piece == 0 ? 0 : m_ends[piece - 1];
    }

    double x(final int corner) {
        return m_x[corner];
    }

    double y(final int corner) {
        return m_y[corner];
    }

    /** Adds a corner to the polygon that is being made. */
    void corner(final double x, final double y) {
        if (m_corners == m_x.length) {
            m_x = Arrays.copyOf(m_x, 2 * m_corners);
            m_y = Arrays.copyOf(m_y, 2 * m_corners);
        }
        m_x[m_corners] = x;
        m_y[m_corners++] = y;
    }

    /** The corners since the last call make a convex polygon. */
    void end() {
        if (m_count == m_ends.length) {
            m_ends = Arrays.copyOf(m_ends, 2 * m_count);
        }
        m_ends[m_count++] = m_corners;
    }

    /** Adds a triangle. */
    void triangle(final double[] x, final double[] y, final int a, final int b, final int c) {
        corner(x[a], y[a]);
        corner(x[b], y[b]);
        corner(x[c], y[c]);
        end();
    }

    /**
     * Adds a polygon: as it is if it is convex, else cut into triangles, ear by ear (G. Meisters 1975, Polygons have
     * ears, Amer. Math. Monthly 82, 648-651).
     *
     * @param around the numbers of its corners, in order
     */
    void polygon(final double[] x, final double[] y, final int[] around) {
        int[] left = around.clone();
        int n = left.length;
        double area = 0;
        for (int i = 0; i < n; i++) {
            int j = (i + 1) % n;
            area += (x[left[i]] - x[left[0]]) * (y[left[j]] - y[left[0]])
                - (x[left[j]] - x[left[0]]) * (y[left[i]] - y[left[0]]);
        }
        double sense = Math.signum(area);
        if (isConvex(x, y, left, sense)) {
            for (int i : left) {
                corner(x[i], y[i]);
            }
            end();
            return;
        }
        if (n > MOST_CORNERS) {
            throw new IllegalArgumentException("a cell is a polygon of " + n + " corners that is not convex: means over"
                + " pixels are not computed of more than " + MOST_CORNERS + " corners. Choose another interpolation.");
        }
        while (n > 3) {
            int ear = ear(x, y, left, n, sense);
            triangle(x, y, left[(ear + n - 1) % n], left[ear], left[(ear + 1) % n]);
            System.arraycopy(left, ear + 1, left, ear, n - ear - 1);
            n--;
        }
        triangle(x, y, left[0], left[1], left[2]);
    }

    private static boolean isConvex(final double[] x, final double[] y, final int[] corners, final double sense) {
        int n = corners.length;
        for (int i = 0; i < n; i++) {
            if (sense * cross(x, y, corners[i], corners[(i + 1) % n], corners[(i + 2) % n]) < 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * A corner that can be cut off: an ear, else one on a straight edge. Of a polygon that crosses itself the first
     * one, whose triangle is as good as any.
     */
    private static int ear(final double[] x, final double[] y, final int[] left, final int n, final double sense) {
        int straight = 0;
        for (int i = 0; i < n; i++) {
            int a = left[(i + n - 1) % n];
            int b = left[i];
            int c = left[(i + 1) % n];
            double turn = sense * cross(x, y, a, b, c);
            straight = turn == 0 ? i : straight;
            boolean ear = turn > 0;
            for (int k = 0; k < n && ear; k++) {
                int p = left[k];
                ear = isSame(x, y, p, a) || isSame(x, y, p, b) || isSame(x, y, p, c)
                    || sense * cross(x, y, a, b, p) < 0 || sense * cross(x, y, b, c, p) < 0
                    || sense * cross(x, y, c, a, p) < 0;
            }
            if (ear) {
                return i;
            }
        }
        return straight;
    }

    private static boolean isSame(final double[] x, final double[] y, final int a, final int b) {
        return x[a] == x[b] && y[a] == y[b];
    }

    private static double cross(final double[] x, final double[] y, final int a, final int b, final int c) {
        return (x[b] - x[a]) * (y[c] - y[a]) - (x[c] - x[a]) * (y[b] - y[a]);
    }
}
