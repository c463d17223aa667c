package org.latentrom.engine.pde;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.pde.expression.Equation;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.testing.CancelAfter;

class PdeResidualTest {
    private static final FieldShape GRID = ExactFields.grid(12, 20, new Extent(-1, 1, 0, 3));

    private static final double[] TIMES = {0.2, 0.3, 0.45};

    private static PdeSystem system(final ExactFields fields, final String text, final Map<String, Double> constants) {
        return PdeSystem.of(Equation.parse(text), new Names(fields.channels(), Map.of(), constants, List.of("k")));
    }

    private static Residual evaluate(final PdeResidual residual, final ExactFields fields, final FieldShape grid,
        final double... parameters) {
        TimeWindow window = TimeWindow.of(TIMES, 1, residual.system().timeOrder());
        var states = new double[window.rows()][][];
        for (int k = 0; k < states.length; k++) {
            states[k] = fields.state(grid, window.times()[k]);
        }
        return residual.evaluate(states, window, parameters, Progress.NONE);
    }

    /** Fits of order 2 and three-point differences are exact for quadratic polynomials, borders included. */
    @Test
    void exactForQuadraticSolutions() {
        ExactFields heat = ExactFields.of("u", "1 + x^2 + 3*y^2 + 1.2*t + 2*x*y");
        PdeSystem system = system(heat, "u_t - a*(u_xx + u_yy)", Map.of("a", 0.15));
        var options = PdeOptions.of(2.5).withBand(0);
        Residual r = evaluate(PdeResidual.prepare(system, GRID, Mask.full(12, 20), options, Progress.NONE), heat, GRID);
        assertEquals(240, r.mask().count());
        assertEquals(0, r.norms(0).maximum(), 1e-11);

        ExactFields flow = ExactFields.of("u", "y*(3 - y)", "v", "0*x", "p", "5 - 2*0.7*x");
        PdeSystem ns = system(flow, KnownEquation.NAVIER_STOKES.text(false), Map.of("nu", 0.7, "rho", 1.0));
        Residual p = evaluate(PdeResidual.prepare(ns, GRID, Mask.full(12, 20), options, Progress.NONE), flow, GRID);
        for (int e = 0; e < 3; e++) {
            assertEquals(0, p.norms(e).maximum(), 1e-11);
        }
    }

    @Test
    void residualsThatAreNotZeroAreTheFormulas() {
        ExactFields fields = ExactFields.of("u", "x*y + t^2", "v", "x^2 - y");
        String text = "a: u_tt + u_t*v - u_xy*v_x + k*x*t - y + pi*v_xx; b: u*v";
        PdeSystem system = system(fields, text, Map.of());
        PdeResidual residual =
            PdeResidual.prepare(system, GRID, Mask.full(12, 20), PdeOptions.of(2.5).withBand(0), Progress.NONE);
        Residual r = evaluate(residual, fields, GRID, 4);
        for (int row = 0; row < 12; row++) {
            for (int column = 0; column < 20; column++) {
                double x = GRID.x(column);
                double y = GRID.y(row);
                double t = TIMES[1];
                double expected = 2 + 2 * t * (x * x - y) - 2 * x + 4 * x * t - y + Math.PI * 2;
                assertEquals(expected, r.values(0)[row * 20 + column], 1e-10);
                assertEquals((x * y + t * t) * (x * x - y), r.values(1)[row * 20 + column], 1e-12);
            }
        }
    }

    @Test
    void normsByHand() {
        FieldShape grid = ExactFields.grid(2, 2, new Extent(0, 4, 0, 1)); // pixels of 2 x 0.5
        ExactFields fields = ExactFields.of("u", "x", "v", "2*y");
        PdeSystem system = system(fields, "u - 4*v; 3 - 3; v", Map.of());
        PdeResidual residual = PdeResidual.prepare(system, grid,
            Mask.of(2, 2, new boolean[]{true, true, true, false}), PdeOptions.of(2.5), Progress.NONE);
        Residual r = evaluate(residual, fields, grid);
        // u = 1, 3, 1; v = 0.5, 0.5, 1.5; residual -1, 1, -5
        ResidualNorms norms = r.norms(0);
        assertEquals(3, norms.pixels());
        assertEquals(5, norms.maximum());
        assertEquals(Math.sqrt(27 / 3.0), norms.rms(), 1e-15);
        assertEquals(Math.sqrt(27.0), norms.l2(), 1e-14);
        assertEquals("-(4*v)", norms.largestTerm());
        assertEquals(3 / (4 * Math.sqrt(2.75 / 3)), norms.relative(), 1e-14);
        assertEquals(0, r.norms(1).rms());
        assertEquals(1, r.norms(2).relative());
        assertTrue(Double.isNaN(r.values(0)[3]));
        assertEquals(19, residual.loss(r, new double[]{2, 1, 1}) + 1 - 2.75 / 3, 1e-13);
    }

    @Test
    void anEquationWhoseTermsAreZeroHasNoRelativeNorm() {
        ExactFields fields = ExactFields.of("u", "0*x");
        PdeResidual residual = PdeResidual.prepare(system(fields, "u; 0*k", Map.of()), GRID, Mask.full(12, 20),
            PdeOptions.of(2.5), Progress.NONE);
        Residual r = evaluate(residual, fields, GRID, 1);
        assertTrue(Double.isNaN(r.norms(0).relative()));
        assertEquals("u", r.norms(0).largestTerm());
    }

    @Test
    void theBandIsLeftOut() {
        ExactFields fields = ExactFields.of("u", "x^2");
        var valid = new boolean[240];
        Arrays.fill(valid, true);
        valid[6 * 20 + 10] = false;
        Mask mask = Mask.of(12, 20, valid);
        PdeResidual residual = PdeResidual.prepare(system(fields, "u_x", Map.of()), GRID, mask, PdeOptions.of(2.5),
            Progress.NONE);
        assertEquals(mask.eroded(3), residual.mask());
        assertEquals(0, residual.singular());
        assertTrue(residual.warning(Progress.NONE).isEmpty());
        Residual r = evaluate(residual, fields, GRID);
        Field field = r.field();
        assertEquals(List.of("equation 1"), field.shape().channels());
        assertSame(r.mask(), field.mask());
        assertEquals(0, field.at(0, 0, 0));
        assertEquals(2 * GRID.x(4), field.at(0, 5, 4), 1e-6);
        assertEquals(mask.eroded(3).count(), r.norms(0).pixels());
    }

    @Test
    void aBandThatLeavesNothing() {
        var e = assertThrows(IllegalArgumentException.class,
            () -> PdeResidual.prepare(system(ExactFields.of("u", "x"), "u_x", Map.of()), GRID, Mask.full(12, 20),
                PdeOptions.of(5.5), Progress.NONE));
        assertTrue(e.getMessage().contains("band of 6 pixels") && e.getMessage().contains("smaller"), e.getMessage());
    }

    @Test
    void divisionByZeroIsExplained() {
        ExactFields fields = ExactFields.of("u", "x - 0.05", "v", "y");
        FieldShape grid = ExactFields.grid(12, 20, new Extent(-1, 1, 0, 12));
        PdeSystem system = system(fields, "a: v; b: 3 + v*(2/u)", Map.of());
        PdeResidual failing =
            PdeResidual.prepare(system, grid, Mask.full(12, 20), PdeOptions.of(2.5), Progress.NONE);
        double[][] state = fields.state(grid, 0);
        for (int row = 0; row < 12; row++) {
            state[0][row * 20 + 10] = 0;
        }
        var window = new TimeWindow(0, 0, new double[]{0});
        var e = assertThrows(IllegalArgumentException.class,
            () -> failing.evaluate(new double[][][]{state}, window, new double[0], Progress.NONE));
        assertTrue(e.getMessage().contains("\"b\" is not finite in 12 pixels, first in row 0, column 10: 2/u is "
            + "Infinity where u = 0.0. Leave such pixels out"), e.getMessage());

        PdeResidual leaving = PdeResidual.prepare(system, grid, Mask.full(12, 20),
            PdeOptions.of(2.5).leavingOutNotFinite(), Progress.NONE);
        Residual r = leaving.evaluate(new double[][][]{state}, window, new double[0], Progress.NONE);
        assertEquals(12, r.notFinite());
        assertEquals(228, r.norms(0).pixels());
        assertFalse(r.mask().isValid(10));
        assertTrue(Double.isFinite(r.norms(1).rms()));

        Arrays.fill(state[0], 0);
        assertThrows(IllegalArgumentException.class,
            () -> leaving.evaluate(new double[][][]{state}, window, new double[0], Progress.NONE));
    }

    @Test
    void aFieldOfOneRowHasNoDerivativeAlongY() {
        FieldShape line = ExactFields.grid(1, 40, new Extent(0, 1, 0, 1));
        var e = assertThrows(IllegalArgumentException.class,
            () -> PdeResidual.prepare(system(ExactFields.of("u", "x"), "heat: u_xx + u_yy", Map.of()), line,
                Mask.full(1, 40), PdeOptions.of(2.5), Progress.NONE));
        assertTrue(e.getMessage().contains("\"heat\" has u_yy") && e.getMessage().contains("one dimension"),
            e.getMessage());
    }

    @Test
    void aFieldOfOneRowHasALength() {
        FieldShape line = ExactFields.grid(1, 40, new Extent(0, 4, 0, 17));
        ExactFields fields = ExactFields.of("u", "x^2");
        PdeResidual residual = PdeResidual.prepare(system(fields, "u_xx", Map.of()), line, Mask.full(1, 40),
            PdeOptions.of(2.5), Progress.NONE);
        Residual r = evaluate(residual, fields, line);
        assertEquals(34, r.norms(0).pixels());
        assertEquals(2 * Math.sqrt(3.4), r.norms(0).l2(), 1e-9);
    }

    @Test
    void tooFewNeighboursEverywhere() {
        var valid = new boolean[240];
        for (int i = 0; i < 240; i++) {
            valid[i] = i / 20 % 4 == 0; // single rows: nothing is known along y
        }
        var e = assertThrows(IllegalArgumentException.class,
            () -> PdeResidual.prepare(system(ExactFields.of("u", "x"), "u_x", Map.of()), GRID,
                Mask.of(12, 20, valid), PdeOptions.of(2.5).withBand(0), Progress.NONE));
        assertTrue(e.getMessage().contains("within radius 2.5 for a polynomial of order 2. A radius of 8.0 does for "
            + "all"), e.getMessage());
    }

    @Test
    void beyondFloat32() {
        ExactFields fields = ExactFields.of("u", "1e200 + x");
        PdeResidual residual = PdeResidual.prepare(system(fields, "u", Map.of()), GRID, Mask.full(12, 20),
            PdeOptions.of(2.5), Progress.NONE);
        var e = assertThrows(IllegalArgumentException.class, () -> evaluate(residual, fields, GRID).field());
        assertTrue(e.getMessage().contains("beyond float32"), e.getMessage());
    }

    @Test
    void wrongNumbersOfStatesAndParameters() {
        PdeResidual residual = PdeResidual.prepare(system(ExactFields.of("u", "x"), "u*k", Map.of()), GRID,
            Mask.full(12, 20), PdeOptions.of(2.5), Progress.NONE);
        var window = new TimeWindow(0, 0, new double[]{0});
        assertThrows(IllegalArgumentException.class,
            () -> residual.evaluate(new double[1][1][240], window, new double[0], Progress.NONE));
        assertThrows(IllegalArgumentException.class,
            () -> residual.evaluate(new double[2][1][240], window, new double[1], Progress.NONE));
    }

    @Test
    void canBeCancelled() {
        PdeSystem system = system(ExactFields.of("u", "x"), "u_xx", Map.of());
        assertThrows(CancellationException.class, () -> PdeResidual.prepare(system, GRID, Mask.full(12, 20),
            PdeOptions.of(2.5), new CancelAfter(2)));
    }
}
