package org.latentrom.engine.pde;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.pde.expression.Equation;
import org.latentrom.engine.pde.expression.Evaluator;
import org.latentrom.engine.pde.expression.Expression;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.wlsqm.ImageWlsqm;
import org.latentrom.engine.wlsqm.SingularPixels;

/**
 * Computes the residuals of equations on fields of one grid and mask. Values and time derivatives are those of the
 * pixels; spatial derivatives, also those of time derivatives, are least-squares fits. float64. Immutable.
 * <p>
 * A state is {@code double[channel][pixel]}, the channels in the order of {@link PdeSystem#channels()}.
 */
public final class PdeResidual {
    private final PdeSystem m_system;

    private final FieldShape m_shape;

    private final Mask m_valid;

    private final ImageWlsqm m_fits;

    private final boolean m_leaveOut;

    private final int m_singular;

    private final Evaluator m_evaluator;

    private final List<List<String>> m_terms;

    private final ResidualGradient m_gradient;

    private PdeResidual(final PdeSystem system, final FieldShape grid, final Mask valid, final ImageWlsqm fits,
        final int singular, final boolean leaveOut) {
        m_system = system;
        m_shape = grid.withChannels(system.names());
        m_valid = valid;
        m_fits = fits;
        m_singular = singular;
        m_leaveOut = leaveOut;
        var formulas = new ArrayList<>(system.equations().stream().map(Equation::residual).toList());
        var terms = new ArrayList<List<String>>();
        for (Equation e : system.equations()) {
            List<Expression> parts = e.residual().terms();
            terms.add(parts.stream().map(Expression::toString).toList());
            formulas.addAll(parts);
        }
        m_terms = terms;
        m_evaluator = new Evaluator(formulas);
        m_gradient = new ResidualGradient(system, fits);
    }

    /**
     * @param system the equations
     * @param grid size and extent of the fields; its channels do not matter
     * @param mask the valid pixels
     * @param options how residuals are computed
     * @param progress asked in every row of pixels whether to stop
     * @throws IllegalArgumentException if the fits do not give a derivative that is needed (order, radius, a field of
     *             one row), or the band and the singular pixels leave nothing; the message says what would do
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static PdeResidual prepare(final PdeSystem system, final FieldShape grid, final Mask mask,
        final PdeOptions options, final Progress progress) {
        int band = options.bandOf(system);
        Mask inside = mask.eroded(band);
        if (inside.count() == 0) {
            throw new IllegalArgumentException("the band of " + band + " pixels along borders and masked pixels leaves "
                + "nothing of " + mask + " pixels. Choose a smaller band or radius, or rasterize with more pixels");
        }
        if (system.order() == 0) {
            return new PdeResidual(system, grid, inside, null, 0, options.leaveOutNotFinite());
        }
        ImageWlsqm fits = ImageWlsqm.prepare(mask, grid.dx(), grid.dy(), options.fit(system), progress);
        requireSupport(system, fits, grid);
        Mask valid = inside.and(fits.fitted());
        if (valid.count() == 0) {
            throw new IllegalArgumentException("no pixel outside of the band along borders can be fitted. "
                + fits.singularPixels(progress).map(SingularPixels::message).orElseThrow());
        }
        return new PdeResidual(system, grid, valid, fits, inside.count() - valid.count(), options.leaveOutNotFinite());
    }

    private static void requireSupport(final PdeSystem system, final ImageWlsqm fits, final FieldShape grid) {
        for (Equation e : system.equations()) {
            for (String symbol : e.residual().symbols()) {
                if (system.variable(symbol) instanceof Variable.Channel c && !fits.supports(c.derivative())) {
                    throw new IllegalArgumentException("the equation \"" + e.name() + "\" has " + symbol
                        + ", which a field of " + grid.height() + " x " + grid.width()
                        + " pixels does not have. Use an equation in one dimension");
                }
            }
        }
    }

    /** @return number of pixels outside of the band whose neighbours do not determine the polynomial */
    public int singular() {
        return m_singular;
    }

    /**
     * @param progress asked whether to stop, since radii are tried
     * @return what the user should know of pixels that cannot be fitted, with a radius that would do; empty if there
     *         are none outside of the band
     */
    public Optional<String> warning(final Progress progress) {
        return m_singular == 0 ? Optional.empty()
            : Optional.of(m_singular + " pixels outside of the band along borders were left out. "
                + m_fits.singularPixels(progress).map(SingularPixels::message).orElseThrow());
    }

    /** @return the pixels that count, if all residuals are finite there */
    public Mask mask() {
        return m_valid;
    }

    /** @return the equations */
    public PdeSystem system() {
        return m_system;
    }

    /**
     * @param states the states of the window's rows; values of invalid pixels do not matter
     * @param window the rows, at least as many as {@link PdeSystem#timeOrder()} and one
     * @param parameters values of {@link PdeSystem#parameters()}
     * @param progress asked in every row of pixels whether to stop
     * @return the residuals in the window's chosen row
     * @throws IllegalArgumentException if a residual is not finite (the message names equation, number of pixels, the
     *             first one and the cause) and pixels shall not be left out, or if it is nowhere finite
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public Residual evaluate(final double[][][] states, final TimeWindow window, final double[] parameters,
        final Progress progress) {
        ResidualInputs inputs = new SymbolValues(m_system, m_shape, m_fits, progress).of(states, window, parameters);
        int pixels = m_shape.pixels();
        double[][] all = m_evaluator.evaluate(inputs.inOrder(m_evaluator.symbols()), pixels, progress);
        int equations = m_system.equations().size();
        Mask mask = finite(all, inputs);
        var values = new double[equations][];
        for (int e = 0; e < equations; e++) {
            values[e] = all[e];
            for (int i = 0; i < pixels; i++) {
                values[e][i] = mask.isValid(i) ? values[e][i] : Double.NaN;
            }
        }
        var termRms = new double[equations][];
        int at = equations;
        for (int e = 0; e < equations; e++) {
            termRms[e] = new double[m_terms.get(e).size()];
            for (int k = 0; k < termRms[e].length; k++) {
                termRms[e][k] = rms(all[at++], mask);
            }
        }
        return new Residual(m_shape, mask, values, m_terms, termRms, m_valid.count() - mask.count(), inputs);
    }

    private static double rms(final double[] values, final Mask mask) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += mask.isValid(i) ? values[i] * values[i] : 0;
        }
        return Math.sqrt(sum / mask.count());
    }

    private Mask finite(final double[][] all, final ResidualInputs inputs) {
        boolean[] flags = m_valid.toBooleanArray();
        int worst = -1;
        int count = 0;
        int first = -1;
        for (int e = 0; e < m_system.equations().size(); e++) {
            for (int i = 0; i < flags.length; i++) {
                if (m_valid.isValid(i) && !Double.isFinite(all[e][i])) {
                    flags[i] = false;
                    if (worst < 0 || worst == e) {
                        worst = e;
                        first = first < 0 ? i : first;
                        count++;
                    }
                }
            }
        }
        if (worst < 0) {
            return m_valid;
        }
        Mask mask = Mask.of(m_shape.height(), m_shape.width(), flags);
        if (!m_leaveOut || mask.count() == 0) {
            Equation equation = m_system.equations().get(worst);
            throw new IllegalArgumentException("the equation \"" + equation.name() + "\" is not finite in " + count
                + " pixels, first in row " + first / m_shape.width() + ", column " + first % m_shape.width() + ": "
                + new NotFinite(inputs, first).explain(equation.residual())
                + (m_leaveOut ? ". No pixel is left: change the equation, or remove the row"
                    : ". Leave such pixels out, or change the equation"));
        }
        return mask;
    }

    /**
     * The transpose of the residuals' derivative: how a loss changes with the states' pixels if it changes with the
     * residuals as given.
     *
     * @param residual what {@link #evaluate} gave
     * @param cotangents d loss / d residual, {@code [equation][pixel]}; pixels that do not count are skipped
     * @param progress asked in every row of pixels whether to stop
     * @return d loss / d state, {@code [row of the window][channel][pixel]}
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public double[][][] adjoint(final Residual residual, final double[][] cotangents, final Progress progress) {
        return m_gradient.adjoint(residual, cotangents, progress);
    }

    /**
     * The mean square over the pixels that count, summed over the equations.
     *
     * @param residual what {@link #evaluate} gave
     * @param weights what each equation's mean square is multiplied by
     * @return the loss
     */
    public double loss(final Residual residual, final double[] weights) {
        double loss = 0;
        for (int e = 0; e < weights.length; e++) {
            double rms = residual.norms(e).rms();
            loss += weights[e] * rms * rms;
        }
        return loss;
    }

    /** @return the gradient of {@link #loss} with respect to the states, as {@link #adjoint} gives it */
    public double[][][] gradient(final Residual residual, final double[] weights, final Progress progress) {
        var cotangents = new double[weights.length][];
        for (int e = 0; e < weights.length; e++) {
            double factor = 2 * weights[e] / residual.mask().count();
            cotangents[e] = residual.values(e).clone();
            for (int i = 0; i < cotangents[e].length; i++) {
                cotangents[e][i] *= factor;
            }
        }
        return adjoint(residual, cotangents, progress);
    }
}
