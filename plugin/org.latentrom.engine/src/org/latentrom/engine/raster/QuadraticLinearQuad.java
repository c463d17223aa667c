package org.latentrom.engine.raster;

/** Quadrilateral of second order along r and first along s: nodes 4 and 5 lie on the edges 0-1 and 2-3. */
final class QuadraticLinearQuad extends ReferenceCell {
    private final LagrangeQuad m_quad = new LagrangeQuad(2, 1);

    QuadraticLinearQuad() {
        super(false, new double[][]{{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0.5, 0}, {0.5, 1}});
    }

    @Override
    int degree() {
        return 3;
    }

    @Override
    void evaluate(final double r, final double s, final double[] n, final double[] nr, final double[] ns) {
        m_quad.evaluate(r, s, n, nr, ns);
    }
}
