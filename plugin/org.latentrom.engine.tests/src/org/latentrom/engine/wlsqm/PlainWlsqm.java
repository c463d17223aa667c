package org.latentrom.engine.wlsqm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.latentrom.engine.field.Mask;

/**
 * The fit as its definition says, pixel by pixel, by Householder's QR of the design matrix: slow, and of another kind
 * than what it checks.
 */
final class PlainWlsqm {
    private final Mask m_mask;

    private final double m_dx;

    private final double m_dy;

    private final FitOptions m_options;

    PlainWlsqm(final Mask mask, final double dx, final double dy, final FitOptions options) {
        m_mask = mask;
        m_dx = dx;
        m_dy = dy;
        m_options = options;
    }

    /** The derivatives at one pixel by ordinal; NaN if the neighbours do not determine them. */
    double[] fit(final double[] z, final int row, final int column) {
        double radius = m_options.neighbourhood().radius();
        int order = m_options.order();
        List<int[]> offsets = offsets(row, column);
        double farthest = 0;
        for (int[] o : offsets) {
            farthest = Math.max(farthest, Math.hypot(o[0] * m_dx, o[1] * m_dy));
        }
        Derivative[] derivatives = Arrays.copyOf(Derivative.values(), (order + 1) * (order + 2) / 2);
        var design = new double[offsets.size()][derivatives.length + 1];
        for (int i = 0; i < design.length; i++) {
            int x = offsets.get(i)[0];
            int y = offsets.get(i)[1];
            double root = Math.sqrt(weight(x, y, farthest));
            for (int k = 0; k < derivatives.length; k++) {
                design[i][k] =
                    root * Math.pow(x / radius, derivatives[k].x()) * Math.pow(y / radius, derivatives[k].y());
            }
            design[i][derivatives.length] = root * z[(row + y) * m_mask.width() + column + x];
        }
        double[] solution = solve(design, derivatives.length);
        for (int k = 0; k < solution.length; k++) {
            solution[k] *= derivatives[k].factor(radius * m_dx, radius * m_dy);
        }
        return solution;
    }

    private List<int[]> offsets(final int row, final int column) {
        double radius = m_options.neighbourhood().radius();
        double p = m_options.neighbourhood().p();
        int reach = (int)Math.ceil(radius);
        var offsets = new ArrayList<int[]>();
        for (int i = Math.max(0, row - reach); i <= Math.min(m_mask.height() - 1, row + reach); i++) {
            for (int j = Math.max(0, column - reach); j <= Math.min(m_mask.width() - 1, column + reach); j++) {
                if (m_mask.isValid(i * m_mask.width() + j) && norm(j - column, i - row, p) <= radius + 1e-9) {
                    offsets.add(new int[]{j - column, i - row});
                }
            }
        }
        return offsets;
    }

    private static double norm(final int x, final int y, final double p) {
        return p == Double.POSITIVE_INFINITY ? Math.max(Math.abs(x), Math.abs(y))
            : Math.pow(Math.pow(Math.abs(x), p) + Math.pow(Math.abs(y), p), 1 / p);
    }

    private double weight(final int x, final int y, final double farthest) {
        return switch (m_options.weighting()) {
            case UNIFORM -> 1;
            case CENTER -> farthest == 0 ? 1
                : 1e-4 + (1 - 1e-4) * Math.pow(1 - Math.hypot(x * m_dx, y * m_dy) / farthest, 2);
            case RADIAL -> {
                double p = m_options.neighbourhood().p();
                double vanishing = Double.POSITIVE_INFINITY;
                for (int u = 0; u < 60; u++) {
                    for (int v = 0; v < 60; v++) {
                        double norm = norm(u, v, p);
                        if (norm > m_options.neighbourhood().radius() + 1e-9) {
                            vanishing = Math.min(vanishing, norm);
                        }
                    }
                }
                yield Math.pow(1 - Math.pow(norm(x, y, p) / vanishing, 2), 2);
            }
        };
    }

    private static double[] solve(final double[][] a, final int unknowns) {
        int n = a.length;
        var x = new double[unknowns];
        Arrays.fill(x, Double.NaN);
        if (n < unknowns) {
            return x;
        }
        for (int k = 0; k < unknowns; k++) {
            double norm = 0;
            double whole = 0;
            for (int i = 0; i < n; i++) {
                norm += i < k ? 0 : a[i][k] * a[i][k];
                whole += a[i][k] * a[i][k];
            }
            if (norm <= 1e-20 * whole) {
                return x;
            }
            double alpha = a[k][k] > 0 ? -Math.sqrt(norm) : Math.sqrt(norm);
            double beta = norm - a[k][k] * alpha;
            double first = a[k][k] - alpha;
            for (int j = unknowns; j >= k; j--) {
                double dot = first * a[k][j];
                for (int i = k + 1; i < n; i++) {
                    dot += a[i][k] * a[i][j];
                }
                a[k][j] -= first * dot / beta;
                for (int i = k + 1; i < n && j > k; i++) {
                    a[i][j] -= a[i][k] * dot / beta;
                }
            }
        }
        for (int k = unknowns - 1; k >= 0; k--) {
            double sum = a[k][unknowns];
            for (int j = k + 1; j < unknowns; j++) {
                sum -= a[k][j] * x[j];
            }
            x[k] = sum / a[k][k];
        }
        return x;
    }
}
