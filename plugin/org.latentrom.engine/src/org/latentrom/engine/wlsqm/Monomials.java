package org.latentrom.engine.wlsqm;

/**
 * The monomials x^p y^q with p + q up to a degree, by total degree and then by falling p:
 * 1; x, y; x^2, xy, y^2; …
 */
final class Monomials {
    private final int m_degree;

    private final int[] m_p;

    private final int[] m_q;

    /** Places of x^(p-1) y^q and of x^p y^(q-1); -1 where there is none. */
    private final int[] m_left;

    private final int[] m_down;

    /** @param degree greatest total degree, 0 or more */
    Monomials(final int degree) {
        m_degree = degree;
        m_p = new int[count(degree)];
        m_q = new int[m_p.length];
        m_left = new int[m_p.length];
        m_down = new int[m_p.length];
        int k = 0;
        for (int total = 0; total <= degree; total++) {
            for (int q = 0; q <= total; q++) {
                m_p[k] = total - q;
                m_q[k] = q;
                m_left[k] = q < total ? index(total - q - 1, q) : -1;
                m_down[k++] = q > 0 ? index(total - q, q - 1) : -1;
            }
        }
    }

    /** @return how many monomials there are up to a total degree */
    static int count(final int degree) {
        return (degree + 1) * (degree + 2) / 2;
    }

    /** @return the place of x^p y^q, the same for every degree that has it */
    static int index(final int p, final int q) {
        return count(p + q - 1) + q;
    }

    int count() {
        return m_p.length;
    }

    int degree() {
        return m_degree;
    }

    /** @return the power of x */
    int p(final int index) {
        return m_p[index];
    }

    /** @return the power of y */
    int q(final int index) {
        return m_q[index];
    }

    /**
     * Turns sums of x^p y^q v into sums of (x - x0)^p (y - y0)^q v, in place, by the binomial theorem. Integers wrap
     * around on the way; the result is exact if it fits into 64 bits.
     */
    void shift(final long[] moments, final long x0, final long y0) {
        for (int pass = 1; pass <= m_degree; pass++) {
            for (int k = moments.length - 1; k > 0; k--) {
                if (m_p[k] >= pass) {
                    moments[k] -= x0 * moments[m_left[k]];
                }
            }
        }
        for (int pass = 1; pass <= m_degree; pass++) {
            for (int k = moments.length - 1; k > 0; k--) {
                if (m_q[k] >= pass) {
                    moments[k] -= y0 * moments[m_down[k]];
                }
            }
        }
    }
}
