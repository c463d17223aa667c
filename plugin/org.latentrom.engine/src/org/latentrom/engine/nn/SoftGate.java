package org.latentrom.engine.nn;

/**
 * The activation y = x (1 + s), s = x / (1 + |x|): twice the SiLU (Elfwing, Uchibe, Doya, 2018) with the logistic
 * function replaced by its algebraic cousin (1 + s) / 2. As smooth where it matters, and five times faster here than
 * SiLU, whose exponential and derivative cost as much as a convolution. dy/dx = 1 + s (2 - |s|).
 */
final class SoftGate implements Layer {
    private final Tensor m_in;

    private final Tensor m_out;

    SoftGate(final Tensor in, final Tensor out) {
        m_in = in;
        m_out = out;
    }

    @Override
    public void forward() {
        Pass.run(Pass.read(m_in.value()), Pass.write(m_out.value()), SoftGate::values, SoftGate::values);
    }

    private static void values(final float[][] a, final int n) {
        float[] in = a[0];
        float[] out = a[1];
        for (int i = 0; i < n; i++) {
            float x = in[i];
            out[i] = x + x * (x / (1 + Math.abs(x)));
        }
    }

    private static void values(final double[][] a, final int n) {
        for (int i = 0; i < n; i++) {
            double x = a[0][i];
            a[1][i] = x + x * (x / (1 + Math.abs(x)));
        }
    }

    @Override
    public void backward() {
        Pass.run(Pass.read(m_in.value(), m_out.gradient()), Pass.write(m_in.target()), SoftGate::gradients,
            SoftGate::gradients);
        m_in.delivered();
    }

    private static void gradients(final float[][] a, final int n) {
        float[] in = a[0];
        float[] g = a[1];
        float[] out = a[2];
        for (int i = 0; i < n; i++) {
            float s = in[i] / (1 + Math.abs(in[i]));
            out[i] = g[i] * (1 + s * (2 - Math.abs(s)));
        }
    }

    private static void gradients(final double[][] a, final int n) {
        for (int i = 0; i < n; i++) {
            double s = a[0][i] / (1 + Math.abs(a[0][i]));
            a[2][i] = a[1][i] * (1 + s * (2 - Math.abs(s)));
        }
    }

    @Override
    public void describe(final GraphVisitor visitor) {
        visitor.softGate(m_in, m_out);
    }

    @Override
    public Tensor output() {
        return m_out;
    }
}
