package org.latentrom.engine.wlsqm;

/** What an order-2 fit gives in a pixel: the fitted value and its derivatives, in python-wlsqm's order. */
public enum Derivative {
    /** the fitted (smoothed) value */
    F(0, 0),
    /** first derivative along x */
    FX(1, 0),
    /** first derivative along y */
    FY(0, 1),
    /** second derivative along x */
    FXX(2, 0),
    /** mixed second derivative */
    FXY(1, 1),
    /** second derivative along y */
    FYY(0, 2);

    private final int m_x;

    private final int m_y;

    Derivative(final int x, final int y) {
        m_x = x;
        m_y = y;
    }

    /** @return how often it is derived along x */
    public int x() {
        return m_x;
    }

    /** @return how often it is derived along y */
    public int y() {
        return m_y;
    }

    /** @return a channel's name after derivation: {@code fit(u)}, {@code dx(u)}, {@code dy(u)}, {@code dxx(u)}, … */
    public String of(final String channel) {
        return (this == F ? "fit" : "d" + "x".repeat(m_x) + "y".repeat(m_y)) + "(" + channel + ")";
    }

    /** @return what turns the polynomial's coefficient in pixel units into the derivative: p! q! / (dx^p dy^q) */
    double factor(final double dx, final double dy) {
        return (m_x == 2 ? 2 : 1) * (m_y == 2 ? 2 : 1) / (Math.pow(dx, m_x) * Math.pow(dy, m_y));
    }
}
