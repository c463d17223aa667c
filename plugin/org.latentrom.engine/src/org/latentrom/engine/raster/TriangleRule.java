package org.latentrom.engine.raster;

/**
 * Points and weights that integrate polynomials over a triangle: Gauss-Legendre points of a square folded onto it (M.
 * Duffy 1982, Quadrature over a pyramid or cube of integrands with a singularity at a vertex, SIAM J. Numer. Anal. 19,
 * 1260-1262). Points are shares of the sides from corner 0 to corner 1 and from corner 1 to corner 2; weights add up to
 * 1.
 */
final class TriangleRule {
    private final double[] m_first;

    private final double[] m_second;

    private final double[] m_weights;

    private TriangleRule(final double[] points, final double[] weights) {
        int n = points.length;
        m_first = new double[n * n];
        m_second = new double[n * n];
        m_weights = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                m_first[i * n + j] = points[i];
                m_second[i * n + j] = points[i] * points[j];
                m_weights[i * n + j] = 2 * points[i] * weights[i] * weights[j];
            }
        }
    }

    /** @param degree greatest degree of the polynomials that are integrated exactly, up to rounding */
    static TriangleRule ofDegree(final int degree) {
        int n = (degree + 3) / 2; // 2 n - 1 >= degree + 1: the folding gives a factor
        var points = new double[n];
        var weights = new double[n];
        for (int i = 0; i < n; i++) {
            double t = Math.cos(Math.PI * (i + 0.75) / (n + 0.5));
            double derivative = 1;
            for (int step = 0; step < 50; step++) {
                double before = 1;
                double value = t;
                for (int k = 2; k <= n; k++) {
                    double next = ((2 * k - 1) * t * value - (k - 1) * before) / k;
                    before = value;
                    value = next;
                }
                derivative = n * (t * value - before) / (t * t - 1);
                double change = value / derivative;
                t -= change;
                if (Math.abs(change) < 1e-15) {
                    break;
                }
            }
            points[i] = (1 + t) / 2;
            weights[i] = 1 / ((1 - t * t) * derivative * derivative);
        }
        return new TriangleRule(points, weights);
    }

    int count() {
        return m_weights.length;
    }

    /** @return share of the way from corner 0 to corner 1 */
    double first(final int i) {
        return m_first[i];
    }

    /** @return share of the way from corner 1 to corner 2 */
    double second(final int i) {
        return m_second[i];
    }

    double weight(final int i) {
        return m_weights[i];
    }
}
