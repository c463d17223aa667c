package org.latentrom.engine.wlsqm;

/** What a fit gives in a pixel: the fitted value and its derivatives, by order, in python-wlsqm's sequence. */
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
    FYY(0, 2),
    /** third derivative along x */
    FXXX(3, 0),
    /** mixed third derivative, twice along x and once along y */
    FXXY(2, 1),
    /** mixed third derivative, once along x and twice along y */
    FXYY(1, 2),
    /** third derivative along y */
    FYYY(0, 3),
    /** fourth derivative along x */
    FXXXX(4, 0),
    /** mixed fourth derivative, three times along x and once along y */
    FXXXY(3, 1),
    /** mixed fourth derivative, twice along x and twice along y */
    FXXYY(2, 2),
    /** mixed fourth derivative, once along x and three times along y */
    FXYYY(1, 3),
    /** fourth derivative along y */
    FYYYY(0, 4);

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

    /** @return order of the derivative, 0 for the value; the least order of a polynomial that has it */
    public int order() {
        return m_x + m_y;
    }

    /** @return a channel's name after derivation: {@code fit(u)}, {@code dx(u)}, {@code dy(u)}, {@code dxx(u)}, … */
    public String of(final String channel) {
        return (this == F ? "fit" : "d" + "x".repeat(m_x) + "y".repeat(m_y)) + "(" + channel + ")";
    }

    /** @return what turns the polynomial's coefficient in pixel units into the derivative: p! q! / (dx^p dy^q) */
    double factor(final double dx, final double dy) {
        return factorial(m_x) * factorial(m_y) / (Math.pow(dx, m_x) * Math.pow(dy, m_y));
    }

    private static int factorial(final int n) {
        return n < 2 ? 1 : n * factorial(n - 1);
    }
}
