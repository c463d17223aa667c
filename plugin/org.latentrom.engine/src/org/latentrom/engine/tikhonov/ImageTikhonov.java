package org.latentrom.engine.tikhonov;

import java.util.List;

import org.latentrom.engine.field.Mask;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.wlsqm.Derivative;

/**
 * Regularised derivatives of images: the whole image is smoothed within its mask, with natural boundary conditions, and
 * the result is derived by differences. Pixels outside of the mask play no part. Immutable.
 */
public final class ImageTikhonov {
    /** The derivatives: the values of {@link Derivative} up to order 2. */
    private static final int DERIVATIVES = Derivative.FYY.ordinal() + 1;

    private final Mask m_mask;

    private final double m_dx;

    private final double m_dy;

    private final Regularization m_regularization;

    /**
     * @param derivatives {@code derivatives[Derivative.ordinal()][row x width + column]} up to FYY; NaN at pixels that
     *            are not valid, whose value was NaN, or that have too few valid neighbours
     * @param selection the parameter
     */
    public record Result(double[][] derivatives, Selection selection) {
    }

    private ImageTikhonov(final Mask mask, final double dx, final double dy, final Regularization regularization) {
        m_mask = mask;
        m_dx = dx;
        m_dy = dy;
        m_regularization = regularization;
    }

    /**
     * @param mask the domain
     * @param dx width of a pixel, positive
     * @param dy height of a pixel, positive
     * @param regularization what is kept small
     * @throws IllegalArgumentException if a size is not positive
     */
    public static ImageTikhonov of(final Mask mask, final double dx, final double dy,
        final Regularization regularization) {
        if (!(dx > 0 && dy > 0 && Double.isFinite(dx) && Double.isFinite(dy))) {
            throw new IllegalArgumentException("a pixel's width and height must be positive, not " + dx + " and " + dy);
        }
        return new ImageTikhonov(mask, dx, dy, regularization);
    }

    /** @throws IllegalArgumentException if cross-validation is asked for a result that is not linear in the data */
    static void checkRule(final ParameterRule rule, final Regularization regularization) {
        if (rule.kind() == ParameterRule.Kind.GCV && regularization != Regularization.H2) {
            throw new IllegalArgumentException("cross-validation needs the H\u00b2 method: choose it, or another rule");
        }
    }

    /**
     * @param values {@code values[row x width + column]}; those outside of the mask are not looked at, NaN counts as
     *            outside
     * @param rule how α is chosen
     * @param progress asked in every iteration whether to stop
     * @throws IllegalArgumentException if the number of values is wrong, one is infinite, or the rule does not go with
     *             the regularisation
     * @throws ArithmeticException if an iteration does not converge; the message says what to change
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public Result differentiate(final double[] values, final ParameterRule rule, final Progress progress) {
        checkRule(rule, m_regularization);
        Mask domain = domain(values);
        if (domain.count() == 0) {
            return new Result(new ImageDifferences(domain).of(values),
                new Selection(Double.NaN, Double.NaN, Double.NaN, Selection.Status.LINEAR, List.of()));
        }
        int width = m_mask.width();
        double length = Math.sqrt(m_dx * m_dy);
        Standardized data =
            Standardized.of(i -> i % width * m_dx, i -> i / width * m_dy, values, domain.toBooleanArray());
        double noise = data.scale() * NoiseEstimate.ofImage(domain, data.z());
        var stencils = new HessianStencils(domain, m_dx / length, m_dy / length);
        var preconditioner = new NeumannPreconditioner(stencils, m_dx / length, m_dy / length);
        Smoother smoother = m_regularization == Regularization.H2
            ? new ThinPlate(stencils, preconditioner, data.z())
            : new HessianVariation(stencils, preconditioner, data.z());
        double extent = Math.max(m_dx / length * width, m_dy / length * m_mask.height());
        Regularized smoothed = Regularized.of(
            new Regularized.Problem(smoother, m_regularization, data, noise, length, extent), rule, progress);
        return new Result(physical(new ImageDifferences(domain).of(smoothed.values()), data), smoothed.selection());
    }

    private Mask domain(final double[] values) {
        int width = m_mask.width();
        if (values.length != m_mask.height() * width) {
            throw new IllegalArgumentException(
                values.length + " values for an image of " + m_mask.height() * width + " pixels");
        }
        boolean[] valid = m_mask.toBooleanArray();
        boolean holes = false;
        for (int i = 0; i < valid.length; i++) {
            if (valid[i] && Double.isInfinite(values[i])) {
                throw new IllegalArgumentException("the value in row " + i / width + ", column " + i % width + " is "
                    + values[i] + ": mask the pixel or repair the field");
            }
            holes |= valid[i] && Double.isNaN(values[i]);
            valid[i] &= !Double.isNaN(values[i]);
        }
        return holes ? Mask.of(m_mask.height(), width, valid) : m_mask;
    }

    private double[][] physical(final double[][] d, final Standardized data) {
        int width = m_mask.width();
        double[] added = {0, data.slopeX(), data.slopeY(), 0, 0, 0};
        for (int k = 1; k < DERIVATIVES; k++) {
            Derivative derivative = Derivative.values()[k];
            double factor = data.scale() / (Math.pow(m_dx, derivative.x()) * Math.pow(m_dy, derivative.y()));
            for (int i = 0; i < d[k].length; i++) {
                d[k][i] = d[k][i] * factor + added[k];
            }
        }
        for (int i = 0; i < d[0].length; i++) {
            d[0][i] = data.value(d[0][i], i % width * m_dx, i / width * m_dy);
        }
        return d;
    }
}
