package org.latentrom.engine.pde;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntPredicate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.pde.expression.Equation;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.wlsqm.Derivative;
import org.latentrom.engine.wlsqm.DifferentiatorOptions;
import org.latentrom.engine.wlsqm.FieldDifferentiator;
import org.latentrom.engine.wlsqm.FitOptions;
import org.latentrom.engine.wlsqm.Neighbourhood;
import org.latentrom.engine.wlsqm.SingularRule;
import org.latentrom.engine.wlsqm.Weighting;

/** What holds for any field and equation. */
class ResidualPropertiesTest {
    private static final FieldShape GRID = ExactFields.grid(16, 24, new Extent(0, 3, -1, 1));

    private static final TimeWindow NOW = new TimeWindow(0, 0, new double[]{0});

    private static Mask mask(final IntPredicate valid) {
        var flags = new boolean[GRID.pixels()];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = valid.test(i);
        }
        return Mask.of(16, 24, flags);
    }

    private static Mask hole() {
        return mask(i -> Math.hypot(i % 24 - 10, i / 24 - 8) > 2.2);
    }

    private static double[] random(final long seed) {
        return new Random(seed).doubles(GRID.pixels(), 0.5, 1.5).map(v -> (float)v).toArray();
    }

    private static Residual evaluate(final String text, final PdeOptions options, final FieldShape grid,
        final Mask mask, final double[]... channels) {
        List<String> names = List.of("u", "v", "w").subList(0, channels.length);
        PdeSystem system = PdeSystem.of(Equation.parse(text), new Names(names));
        PdeResidual residual = PdeResidual.prepare(system, grid, mask, options, Progress.NONE);
        double[][] used = system.channels().stream().map(c -> channels[names.indexOf(c)]).toArray(double[][]::new);
        return residual.evaluate(new double[][][]{used}, NOW, new double[0], Progress.NONE);
    }

    /** Each spatial derivative, with each kind of weights, is that of the WLSQM Differentiator. */
    @ParameterizedTest
    @EnumSource(Weighting.class)
    void derivativesAreThoseOfTheDifferentiator(final Weighting weighting) {
        double[] u = random(1);
        var values = new float[u.length];
        for (int i = 0; i < u.length; i++) {
            values[i] = (float)u[i];
        }
        Field field = new Field(GRID.withChannels(List.of("u")), values, hole());
        var fit = DifferentiatorOptions
            .of(new FitOptions(Neighbourhood.disc(4.5), 4, weighting, SingularRule.LEAVE_OUT));
        Field expected = FieldDifferentiator.prepare(field, fit, Progress.NONE).differentiate(field, List.of("u"),
            EnumSet.allOf(Derivative.class), Progress.NONE);
        var text = new StringBuilder();
        for (Derivative d : Derivative.values()) {
            text.append(d == Derivative.F ? "" : "u_" + "x".repeat(d.x()) + "y".repeat(d.y()) + ";");
        }
        PdeOptions options = PdeOptions.of(4.5).withOrder(4).withWeighting(weighting).withBand(0);
        Field residual = evaluate(text.toString(), options, GRID, hole(), u).field();
        int pixels = GRID.pixels();
        assertEquals(expected.mask(), residual.mask());
        assertArrayEquals(Arrays.copyOfRange(expected.values(), pixels, 15 * pixels), residual.values());
    }

    @Test
    void valuesAreThePixelsOwn() {
        double[] u = random(2);
        Residual r = evaluate("u - 1", PdeOptions.of(8.5), GRID, hole(), u);
        for (int i = 0; i < u.length; i++) {
            assertEquals(hole().isValid(i) ? u[i] - 1 : Double.NaN, r.values(0)[i]);
        }
    }

    /** A linear equation's residual of a sum is the sum of the residuals. */
    @Test
    void linearEquationsAreLinear() {
        String text = "3*u_xx - 2*u_y + u/4 + x*u_xy";
        double[] a = random(3);
        double[] b = random(4);
        var sum = new double[a.length];
        Arrays.setAll(sum, i -> 2 * a[i] - 5 * b[i]);
        double[] ra = evaluate(text, PdeOptions.of(2.5), GRID, hole(), a).values(0);
        double[] rb = evaluate(text, PdeOptions.of(2.5), GRID, hole(), b).values(0);
        double[] rs = evaluate(text, PdeOptions.of(2.5), GRID, hole(), sum).values(0);
        for (int i = 0; i < sum.length; i++) {
            if (!Double.isNaN(rs[i])) {
                assertEquals(2 * ra[i] - 5 * rb[i], rs[i], 1e-9);
            }
        }
    }

    /** In other units of length a derivative of order k is multiplied by their ratio to the power of k. */
    @ParameterizedTest
    @CsvSource({"u_x, 1", "u_yy, 2", "u_xy, 2", "u_xyy, 3", "u_xxxx, 4", "u, 0"})
    void unitsOfLength(final String text, final int order) {
        double[] u = random(5);
        FieldShape large = ExactFields.grid(16, 24, new Extent(0, 3000, -1000, 1000));
        PdeOptions options = PdeOptions.of(3.5).withBand(1);
        Residual small = evaluate(text, options, GRID, hole(), u);
        Residual other = evaluate(text, options, large, hole(), u);
        assertEquals(small.norms(0).rms(), other.norms(0).rms() * Math.pow(1000, order), 1e-9 * small.norms(0).rms());
        assertEquals(small.norms(0).l2() * 1000, other.norms(0).l2() * Math.pow(1000, order),
            1e-6 * small.norms(0).l2());
        assertEquals(small.norms(0).relative(), other.norms(0).relative(), 1e-12);
    }

    @Test
    void theOrderOfEquationsDoesNotMatter() {
        double[] u = random(6);
        double[] v = random(7);
        Residual one = evaluate("a: u*v_x; b: v - u_yy; c: u_x + v_y", PdeOptions.of(2.5), GRID, hole(), u, v);
        Residual other = evaluate("c: u_x + v_y; a: u*v_x; b: v - u_yy", PdeOptions.of(2.5), GRID, hole(), u, v);
        assertArrayEquals(one.values(0), other.values(1));
        assertArrayEquals(one.values(1), other.values(2));
        assertEquals(one.norms(2), other.norms(0));
        assertEquals(List.of("c", "a", "b"), other.names());
    }

    @Test
    void bothSidesOfAnEquation() {
        double[] u = random(8);
        double[] v = random(9);
        Residual one = evaluate("u*u_x = v + 2", PdeOptions.of(2.5), GRID, hole(), u, v);
        Residual other = evaluate("u*u_x - v - 2", PdeOptions.of(2.5), GRID, hole(), u, v);
        assertArrayEquals(one.values(0), other.values(0), 1e-12);
        assertEquals(one.norms(0).relative(), other.norms(0).relative(), 1e-12);
    }

    @Test
    void masksOfRowsAreRespected() {
        double[] u = random(10);
        double[] spoilt = u.clone();
        for (int i = 0; i < u.length; i++) {
            spoilt[i] = hole().isValid(i) ? u[i] : 1e9;
        }
        assertArrayEquals(evaluate("u_xx + u", PdeOptions.of(2.5), GRID, hole(), u).values(0),
            evaluate("u_xx + u", PdeOptions.of(2.5), GRID, hole(), spoilt).values(0));
    }

    /** Central differences are of second order, also at the ends of a run; two rows are of first order. */
    @ParameterizedTest
    @CsvSource({"0, 3, 2", "1, 3, 2", "2, 3, 2", "0, 2, 1", "1, 2, 1"})
    void orderInTime(final int row, final int rows, final int order) {
        double coarse = timeError(row, rows, 0.02);
        double fine = timeError(row, rows, 0.01);
        assertEquals(order, Math.log(coarse / fine) / Math.log(2), 0.1, coarse + ", " + fine);
    }

    private static double timeError(final int row, final int rows, final double step) {
        ExactFields fields = ExactFields.of("u", "exp(t)*(2 + x + y)");
        PdeSystem system = PdeSystem.of(Equation.parse("u_t - u"), new Names(fields.channels()));
        PdeResidual residual =
            PdeResidual.prepare(system, GRID, Mask.full(16, 24), PdeOptions.of(2.5), Progress.NONE);
        var times = new double[rows];
        Arrays.setAll(times, i -> i * step);
        TimeWindow window = TimeWindow.of(times, row, 1);
        double[][][] states = Arrays.stream(window.times()).mapToObj(t -> fields.state(GRID, t))
            .toArray(double[][][]::new);
        return residual.evaluate(states, window, new double[0], Progress.NONE).norms(0).rms();
    }

    /** The adjoint is the transpose: for a linear equation (R u, c) = (u, R' c), whatever c. */
    @Test
    void dotProduct() {
        PdeSystem system = PdeSystem.of(Equation.parse("u_xxx + x*u_yy; u_xy - 3*u"), new Names(List.of("u")));
        PdeResidual residual =
            PdeResidual.prepare(system, GRID, hole(), PdeOptions.of(3.5).withBand(1), Progress.NONE);
        double[] u = random(11);
        Residual r = residual.evaluate(new double[][][]{{u}}, NOW, new double[0], Progress.NONE);
        double[][] c = {random(12), random(13)};
        double[] transposed = residual.adjoint(r, c, Progress.NONE)[0][0];
        double left = 0;
        double right = 0;
        double size = 0;
        for (int i = 0; i < u.length; i++) {
            for (int e = 0; e < 2; e++) {
                left += r.mask().isValid(i) ? c[e][i] * r.values(e)[i] : 0;
                size += r.mask().isValid(i) ? Math.abs(c[e][i] * r.values(e)[i]) : 0;
            }
            right += u[i] * transposed[i];
        }
        assertEquals(left, right, 1e-12 * size);
    }

    @Test
    void pixelsThatCannotBeFittedAreNamedWithARadius() {
        Mask valid = mask(i -> i % 24 < 12 || i / 24 == 8); // a channel one pixel wide
        Residual r = evaluate("u_x", PdeOptions.of(2.5).withBand(0), GRID, valid, random(14));
        PdeSystem system = PdeSystem.of(Equation.parse("u_x"), new Names(List.of("u")));
        PdeResidual residual =
            PdeResidual.prepare(system, GRID, valid, PdeOptions.of(2.5).withBand(0), Progress.NONE);
        assertTrue(residual.singular() > 5);
        assertEquals(valid.count() - residual.singular(), r.norms(0).pixels());
        String warning = residual.warning(Progress.NONE).orElseThrow();
        assertTrue(warning.startsWith(residual.singular() + " pixels outside of the band")
            && warning.contains("A radius of"), warning);
    }

    @Test
    void constantsMayHaveAnyName() {
        var names = new Names(List.of("u"), Map.of(), Map.of("U0", 2.0, "x", 5.0), List.of());
        PdeSystem system = PdeSystem.of(Equation.parse("u - U0*x"), names);
        PdeResidual residual =
            PdeResidual.prepare(system, GRID, Mask.full(16, 24), PdeOptions.of(2.5), Progress.NONE);
        var ten = new double[GRID.pixels()];
        Arrays.fill(ten, 10);
        assertEquals(0, residual.evaluate(new double[][][]{{ten}}, NOW, new double[0], Progress.NONE).norms(0).rms());
    }
}
