package org.latentrom.benchmarks;

/**
 * Quadratic fits to square images as their definition says, one pixel after the other, in one thread: what a plain
 * program does, to compare with.
 */
final class PlainImageFits {
    private PlainImageFits() {
    }

    /** Cholesky factor of a pixel's normal matrix, neighbours visited one by one; monomials with their factorials. */
    static double[] matrix(final int pixel, final int n, final double radius) {
        var a = new double[36];
        var c = new double[6];
        int reach = (int)radius;
        for (int v = -reach; v <= reach; v++) {
            for (int u = -reach; u <= reach; u++) {
                if (isNeighbour(pixel, n, u, v, radius)) {
                    monomials(u, v, c);
                    for (int i = 0; i < 6; i++) {
                        for (int j = 0; j <= i; j++) {
                            a[6 * i + j] += c[i] * c[j];
                        }
                    }
                }
            }
        }
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = a[6 * i + j];
                for (int k = 0; k < j; k++) {
                    sum -= a[6 * i + k] * a[6 * j + k];
                }
                a[6 * i + j] = i == j ? Math.sqrt(sum) : sum / a[6 * j + j];
            }
        }
        return a;
    }

    static double[] solve(final int pixel, final int n, final double radius, final double[] z, final double[] lower) {
        var b = new double[6];
        var c = new double[6];
        int reach = (int)radius;
        for (int v = -reach; v <= reach; v++) {
            for (int u = -reach; u <= reach; u++) {
                if (isNeighbour(pixel, n, u, v, radius)) {
                    monomials(u, v, c);
                    double value = z[pixel + v * n + u];
                    for (int i = 0; i < 6; i++) {
                        b[i] += c[i] * value;
                    }
                }
            }
        }
        for (int i = 0; i < 6; i++) {
            for (int k = 0; k < i; k++) {
                b[i] -= lower[6 * i + k] * b[k];
            }
            b[i] /= lower[6 * i + i];
        }
        for (int i = 5; i >= 0; i--) {
            for (int k = i + 1; k < 6; k++) {
                b[i] -= lower[6 * k + i] * b[k];
            }
            b[i] /= lower[6 * i + i];
        }
        return b;
    }

    private static boolean isNeighbour(final int pixel, final int n, final int u, final int v, final double radius) {
        int column = pixel % n + u;
        int row = pixel / n + v;
        return u * u + v * v <= radius * radius && column >= 0 && column < n && row >= 0 && row < n;
    }

    private static void monomials(final double u, final double v, final double[] c) {
        c[0] = 1;
        c[1] = u;
        c[2] = v;
        c[3] = u * u / 2;
        c[4] = u * v;
        c[5] = v * v / 2;
    }
}
