package org.latentrom.engine.raster;

/**
 * Quadratic triangle with a seventh node in its middle: the quadratic shape functions, corrected by the bubble 27 l0 l1
 * l2 so that they vanish there (VTK's biquadratic triangle).
 */
final class BubbleTriangle extends ReferenceCell {
    private static final double THIRD = 1.0 / 3;

    private final LagrangeTriangle m_quadratic = new LagrangeTriangle(2);

    BubbleTriangle() {
        super(true, new double[][]{{0, 0}, {1, 0}, {0, 1}, {0.5, 0}, {0.5, 0.5}, {0, 0.5}, {THIRD, THIRD}});
    }

    @Override
    int degree() {
        return 3;
    }

    @Override
    void evaluate(final double r, final double s, final double[] n, final double[] nr, final double[] ns) {
        m_quadratic.evaluate(r, s, n, nr, ns);
        double t = 1 - r - s;
        double bubble = 27 * r * s * t;
        double bubbleR = 27 * s * (t - r);
        double bubbleS = 27 * r * (t - s);
        for (int i = 0; i < 6; i++) {
            double inMiddle = i < 3 ? -1.0 / 9 : 4.0 / 9;
            n[i] -= inMiddle * bubble;
            nr[i] -= inMiddle * bubbleR;
            ns[i] -= inMiddle * bubbleS;
        }
        n[6] = bubble;
        nr[6] = bubbleR;
        ns[6] = bubbleS;
    }
}
