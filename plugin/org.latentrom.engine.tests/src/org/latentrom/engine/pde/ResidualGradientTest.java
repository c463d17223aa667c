package org.latentrom.engine.pde;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.pde.expression.Equation;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.testing.CancelAfter;
import org.latentrom.engine.testing.Npz;

class ResidualGradientTest {
    private static final FieldShape GRID = ExactFields.grid(9, 11, new Extent(0, 2.2, 0, 2.7));

    private static PdeResidual residual(final List<Equation> equations, final List<String> channels,
        final FieldShape grid, final PdeOptions options) {
        Map<String, Double> constants = Map.of("nu", 0.3, "rho", 1.7, "alpha", 0.2, "kappa", 0.4);
        var system = PdeSystem.of(equations, new Names(channels, Map.of(), constants, List.of()));
        var valid = new boolean[grid.pixels()];
        Arrays.fill(valid, true);
        valid[valid.length / 2] = grid.height() == 1; // a hole, but not in a line
        return PdeResidual.prepare(system, grid, Mask.of(grid.height(), grid.width(), valid), options, Progress.NONE);
    }

    private static double[][][] random(final int rows, final int channels, final int pixels) {
        var random = new Random(5);
        var states = new double[rows][channels][pixels];
        for (double[][] state : states) {
            for (double[] channel : state) {
                Arrays.setAll(channel, i -> 1.5 + random.nextDouble());
            }
        }
        return states;
    }

    /** Moves all pixels at once, in a random direction; the gradient says by how much the loss changes. */
    private static void againstCentralDifferences(final PdeResidual residual, final FieldShape grid, final int at) {
        double[] times = {0.1, 0.25, 0.6};
        PdeSystem system = residual.system();
        TimeWindow window = TimeWindow.of(times, at, system.timeOrder());
        double[][][] states = random(window.rows(), system.channels().size(), grid.pixels());
        double[][][] direction = random(window.rows(), system.channels().size(), grid.pixels());
        var weights = new double[system.equations().size()];
        Arrays.setAll(weights, e -> 1 + e);
        Residual r = residual.evaluate(states, window, new double[0], Progress.NONE);
        double[][][] gradient = residual.gradient(r, weights, Progress.NONE);
        double slope = 0;
        double size = 0;
        for (int k = 0; k < states.length; k++) {
            for (int c = 0; c < states[k].length; c++) {
                for (int i = 0; i < grid.pixels(); i++) {
                    slope += gradient[k][c][i] * (direction[k][c][i] - 2);
                    size += Math.abs(gradient[k][c][i]);
                }
            }
        }
        double h = 1e-5;
        double plus = residual.loss(residual.evaluate(moved(states, direction, h), window, new double[0],
            Progress.NONE), weights);
        double minus = residual.loss(residual.evaluate(moved(states, direction, -h), window, new double[0],
            Progress.NONE), weights);
        assertEquals((plus - minus) / (2 * h), slope, 1e-7 * size, system.names().toString());
    }

    private static double[][][] moved(final double[][][] states, final double[][][] direction, final double h) {
        var moved = new double[states.length][states[0].length][];
        for (int k = 0; k < states.length; k++) {
            for (int c = 0; c < states[k].length; c++) {
                moved[k][c] = states[k][c].clone();
                for (int i = 0; i < moved[k][c].length; i++) {
                    moved[k][c][i] += h * (direction[k][c][i] - 2);
                }
            }
        }
        return moved;
    }

    @ParameterizedTest
    @EnumSource(KnownEquation.class)
    void readyMadeEquations(final KnownEquation known) {
        List<String> channels = List.of("u", "v", "p", "c", "f");
        int order = residual(known.equations(false), channels, GRID, PdeOptions.of(3.5).withBand(0)).system().order();
        PdeOptions options = PdeOptions.of(order > 2 ? 4.5 : 2.5).withBand(1);
        for (int at = 0; at < 3; at++) {
            againstCentralDifferences(residual(known.equations(false), channels, GRID, options), GRID, at);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"u_tt - u*u_xx^2 + v_xyt", "sin(u)*v/u_x^2 + x*u - t*v", "u*v; u_t*v_t; u - 3",
        "exp(u - v) - u^v + max(u, v)*min(u_t, 2) + sqrt(u)/pi", "v_xx*u_yy - u_xy^2 + abs(u_x - v_y)"})
    void ownEquations(final String text) {
        PdeResidual residual = residual(Equation.parse(text), List.of("u", "v"), GRID, PdeOptions.of(2.5).withBand(1));
        againstCentralDifferences(residual, GRID, 1);
        againstCentralDifferences(residual, GRID, 2);
    }

    @Test
    void inOneDimension() {
        FieldShape line = ExactFields.grid(1, 60, new Extent(0, 6, 0, 1));
        againstCentralDifferences(residual(KnownEquation.KORTEWEG_DE_VRIES.equations(true), List.of("u"), line,
            PdeOptions.of(3.5)), line, 1);
    }

    /** golden/wlsqm adj32_*: the gradient of mean((fxx + fyy - load)^2) by python-wlsqm's sensitivities. */
    @Test
    void goldenPoisson() {
        Map<String, Npz> golden = Npz.all("/wlsqm/adjoint32.npz");
        double h = Math.PI / 31;
        FieldShape grid = ExactFields.grid(32, 32, new Extent(-h / 2, Math.PI + h / 2, -h / 2, Math.PI + h / 2));
        PdeSystem system = PdeSystem.of(Equation.parse("u_xx + u_yy - f"), new Names(List.of("u", "f")));
        PdeResidual poisson =
            PdeResidual.prepare(system, grid, Mask.full(32, 32), PdeOptions.of(3.5).withBand(0), Progress.NONE);
        assertEquals(List.of("f", "u"), system.channels());
        double[][] state = {golden.get("load").values(), golden.get("z").values()};
        Residual r = poisson.evaluate(new double[][][]{state}, new TimeWindow(0, 0, new double[]{0}), new double[0],
            Progress.NONE);
        assertArrayEquals(golden.get("residual").values(), r.values(0), 1e-10);
        assertEquals(0.0680815977, poisson.loss(r, new double[]{1}), 5e-11);
        double[][] gradient = poisson.gradient(r, new double[]{1}, Progress.NONE)[0];
        assertArrayEquals(golden.get("grad").values(), gradient[1], 1e-10);
        for (int i = 0; i < 1024; i++) { // d/df mean((L - f)^2) = -2 R / n
            assertEquals(-2 * r.values(0)[i] / 1024, gradient[0][i], 1e-15);
        }
    }

    @Test
    void pixelsThatDoNotCountContributeNothing() {
        PdeResidual residual = residual(Equation.parse("u^2"), List.of("u"), GRID, PdeOptions.of(2.5).withBand(2));
        double[][][] states = random(1, 1, GRID.pixels());
        states[0][0][0] = Double.NaN;
        Residual r = residual.evaluate(states, new TimeWindow(0, 0, new double[]{0}), new double[0], Progress.NONE);
        double[] gradient = residual.gradient(r, new double[]{1}, Progress.NONE)[0][0];
        for (int i = 0; i < gradient.length; i++) {
            double u = states[0][0][i];
            assertEquals(r.mask().isValid(i) ? 4 * u * u * u / r.mask().count() : 0, gradient[i], 1e-12);
        }
    }

    @Test
    void canBeCancelled() {
        PdeResidual residual = residual(Equation.parse("u_xx"), List.of("u"), GRID, PdeOptions.of(2.5).withBand(1));
        Residual r = residual.evaluate(random(1, 1, GRID.pixels()), new TimeWindow(0, 0, new double[]{0}),
            new double[0], Progress.NONE);
        assertThrows(CancellationException.class,
            () -> residual.gradient(r, new double[]{1}, new CancelAfter(2)));
    }
}
