package org.latentrom.engine.raster;

/**
 * Quadratic quadrilateral without a node in its middle: the quadratic shape functions of nine nodes, the ninth being
 * given the value with which the others' serendipity functions hold (Hughes, The Finite Element Method, 1987, sec.
 * 3.7).
 */
final class SerendipityQuad extends ReferenceCell {
    private final LagrangeQuad m_full = new LagrangeQuad(2, 2);

    private final double[][] m_nine = new double[3][9];

    SerendipityQuad() {
        super(false, new double[][]{{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0.5, 0}, {1, 0.5}, {0.5, 1}, {0, 0.5}});
    }

    @Override
    int degree() {
        return 3;
    }

    @Override
    void evaluate(final double r, final double s, final double[] n, final double[] nr, final double[] ns) {
        m_full.evaluate(r, s, m_nine[0], m_nine[1], m_nine[2]);
        double[][] out = {n, nr, ns};
        for (int d = 0; d < 3; d++) {
            for (int i = 0; i < 8; i++) {
                out[d][i] = m_nine[d][i] + (i < 4 ? -0.25 : 0.5) * m_nine[d][8];
            }
        }
    }
}
