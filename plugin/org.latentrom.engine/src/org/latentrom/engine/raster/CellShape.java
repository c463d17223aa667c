package org.latentrom.engine.raster;

/**
 * The shape functions of a cell: the weights with which its nodes give the value at a point. One object is filled again
 * and again, cell after cell, so that a mesh costs no garbage; for one thread.
 */
abstract class CellShape {
    /**
     * A point counts as inside if no weight (triangle) or local coordinate (other cells) is below minus this: points on
     * an edge belong to the cells on both sides of it, whatever the rounding.
     */
    static final double TOLERANCE = 1e-9;

    /** Coordinates of the nodes; the first {@code m_nodes} count. */
    protected double[] m_x;

    protected double[] m_y;

    protected double[] m_weights;

    protected int m_nodes;

    private double m_padX;

    private double m_padY;

    CellShape(final int nodes) {
        m_x = new double[nodes];
        m_y = new double[nodes];
        m_weights = new double[nodes];
    }

    /**
     * Takes a cell.
     *
     * @param xy coordinates in the plane, {@code [2 * point + axis]}
     * @param connectivity holds the points of the cell's nodes at {@code [from .. to - 1]}
     */
    final void setCell(final double[] xy, final int[] connectivity, final int from, final int to) {
        m_nodes = to - from;
        if (m_x.length < m_nodes) {
            m_x = new double[m_nodes];
            m_y = new double[m_nodes];
            m_weights = new double[m_nodes];
        }
        for (int i = 0; i < m_nodes; i++) {
            m_x[i] = xy[2 * connectivity[from + i]];
            m_y[i] = xy[2 * connectivity[from + i] + 1];
        }
        m_padX = 0;
        m_padY = 0;
        prepare();
    }

    /** Called when the nodes' coordinates are there. */
    protected void prepare() {
        // most cells need nothing
    }

    /** Lets the bounding box reach beyond the nodes: the edges of curved cells do. */
    protected final void pad(final double x, final double y) {
        m_padX = x;
        m_padY = y;
    }

    /** @return least coordinate of the cell along an axis, 0 = x, 1 = y; curved edges may stay above it */
    double least(final int axis) {
        double[] v = axis == 0 ? m_x : m_y;
        double least = v[0];
        for (int i = 1; i < m_nodes; i++) {
            least = Math.min(least, v[i]);
        }
        return least - (axis == 0 ? m_padX : m_padY);
    }

    /** @return greatest coordinate of the cell along an axis, 0 = x, 1 = y; curved edges may stay below it */
    double greatest(final int axis) {
        double[] v = axis == 0 ? m_x : m_y;
        double greatest = v[0];
        for (int i = 1; i < m_nodes; i++) {
            greatest = Math.max(greatest, v[i]);
        }
        return greatest + (axis == 0 ? m_padX : m_padY);
    }

    /**
     * Computes the weights of a point, unless it lies outside of the cell. A cell without area holds no point.
     *
     * @return whether the point lies in the cell or on its edge
     */
    abstract boolean locate(double x, double y);

    /**
     * As {@link #locate}, for a point that is known to lie in a piece of the cell; by rounding, or since a curved cell's
     * pieces are straight, it may lie beside the cell.
     *
     * @return whether there are weights
     */
    boolean weigh(final double x, final double y) {
        return locate(x, y);
    }

    /** Cuts the cell into convex polygons. A cell that has lost its area may add anything without area. */
    abstract void cut(Pieces pieces);

    /** @return degree of the polynomials, in a plane, whose integrals over parts of the cell shall be exact */
    abstract int degree();

    /** @return the weights of the point that was located last, {@link #count} of them; the object's own array */
    final double[] weights() {
        return m_weights;
    }

    /** @return number of weights */
    int count() {
        return m_nodes;
    }

    /** @return which of the cell's nodes a weight belongs to */
    int node(final int weight) {
        return weight;
    }
}
