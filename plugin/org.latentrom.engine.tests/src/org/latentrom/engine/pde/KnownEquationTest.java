package org.latentrom.engine.pde;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.pde.expression.Equation;
import org.latentrom.engine.progress.Progress;

/** The ready-made equations hold for exact solutions of the literature, symbolically and, in the limit, on grids. */
class KnownEquationTest {
    /**
     * An exact solution.
     *
     * @param line whether it is of the equation in one dimension
     * @param size side of the square that is looked at
     */
    record Solution(KnownEquation equation, boolean line, ExactFields fields, Map<String, Double> constants,
        double size, double radius) {
        @Override
        public String toString() {
            return equation + (line ? " in one dimension" : "");
        }
    }

    /** H of Kudryashov's travelling wave; k = sqrt(11/19)/2, speed 0.3. */
    private static final String FRONT = "tanh(0.5*sqrt(11/19)*(x - 0.3*t - 2))";

    /** Exponent of Burgers' wave in the plane, 1/nu = 80. */
    private static final String WAVE = "exp((-4*x + 4*y - t)*80/32)";

    static Stream<Solution> solutions() {
        return Stream.of(
            new Solution(KnownEquation.CONTINUITY, false,
                ExactFields.of("u", "sin(2*x)*cos(y)", "v", "-2*cos(2*x)*sin(y)"), Map.of(), 3, 2.5),
            new Solution(KnownEquation.HEAT, false,
                ExactFields.of("u", "exp(-2*0.1*4*t)*sin(2*x)*sin(2*y)"), Map.of("alpha", 0.1), 3, 2.5),
            new Solution(KnownEquation.HEAT, true, ExactFields.of("u", "exp(-0.1*4*t)*sin(2*x)"),
                Map.of("alpha", 0.1), 3, 2.5),
            new Solution(KnownEquation.ADVECTION_DIFFUSION, false,
                ExactFields.of("c", "exp(-0.05*2*t)*sin(x - 0.7*t)*sin(y + 0.4*t)"),
                Map.of("kappa", 0.05, "u", 0.7, "v", -0.4), 3, 2.5),
            new Solution(KnownEquation.ADVECTION_DIFFUSION, true, ExactFields.of("c", "exp(-0.05*t)*sin(x - 0.7*t)"),
                Map.of("kappa", 0.05, "u", 0.7), 3, 2.5),
            // Burgers in the plane by Cole and Hopf (C. A. J. Fletcher 1983)
            new Solution(KnownEquation.BURGERS, false,
                ExactFields.of("u", "0.75 - 1/(4*(1 + " + WAVE + "))", "v", "0.75 + 1/(4*(1 + " + WAVE + "))"),
                Map.of("nu", 1 / 80.0), 1, 2.5),
            // a viscous shock of strength 1 that moves at 0.5
            new Solution(KnownEquation.BURGERS, true, ExactFields.of("u", "0.5 - tanh((x - 1 - 0.5*t)/(2*0.2))"),
                Map.of("nu", 0.2), 2, 2.5),
            // G. I. Taylor's decaying vortices
            new Solution(KnownEquation.NAVIER_STOKES, false,
                ExactFields.of("u", "-cos(x)*sin(y)*exp(-2*0.1*t)", "v", "sin(x)*cos(y)*exp(-2*0.1*t)", "p",
                    "-0.25*(cos(2*x) + cos(2*y))*exp(-4*0.1*t)"),
                Map.of("nu", 0.1, "rho", 1.0), 3, 2.5),
            new Solution(KnownEquation.VORTICITY, false,
                ExactFields.of("u", "-cos(x)*sin(2*y)*exp(-5*0.1*t)*2", "v", "sin(x)*cos(2*y)*exp(-5*0.1*t)"),
                Map.of("nu", 0.1), 3, 3.5),
            new Solution(KnownEquation.POISSON, false, ExactFields.of("u", "sin(x)*cos(y)", "f", "-2*sin(x)*cos(y)"),
                Map.of(), 3, 2.5),
            new Solution(KnownEquation.POISSON, true, ExactFields.of("u", "exp(x)"), Map.of("f", Double.NaN), 1, 2.5),
            // a soliton of speed 1.44: c/2 sech^2(sqrt(c)/2 (x - c t))
            new Solution(KnownEquation.KORTEWEG_DE_VRIES, true,
                ExactFields.of("u", "0.72/cosh(0.6*(x - 1.44*t - 2))^2"), Map.of(), 5, 3.5),
            // N. A. Kudryashov's travelling front
            new Solution(KnownEquation.KURAMOTO_SIVASHINSKY, true,
                ExactFields.of("u", "0.3 + 15/19*sqrt(11/19)*(11*" + FRONT + "^3 - 9*" + FRONT + ")"), Map.of(), 6,
                3.5));
    }

    private static PdeSystem system(final Solution s) {
        Map<String, Double> constants = s.constants();
        List<Equation> equations = s.equation().equations(s.line());
        if (constants.containsValue(Double.NaN)) { // a source that is a formula of x
            equations = Equation.parse(s.equation().text(true).replace(" f", " exp(x)"));
            constants = Map.of();
        }
        return PdeSystem.of(equations, new Names(s.fields().channels(), Map.of(), constants, List.of()));
    }

    private static FieldShape grid(final Solution s, final int size) {
        return ExactFields.grid(s.line() ? 1 : size, size, new Extent(0, s.size(), 0, s.size()));
    }

    @ParameterizedTest
    @MethodSource("solutions")
    void holdsSymbolically(final Solution s) {
        PdeSystem system = system(s);
        for (Equation e : system.equations()) {
            double largest = 0;
            for (double r : s.fields().residual(system, e, grid(s, 16), 0.37)) {
                largest = Math.max(largest, Math.abs(r));
            }
            assertTrue(largest < 1e-11, e + ": " + largest);
        }
    }

    /** Three-point differences in time and symmetric fits are of second order. */
    @ParameterizedTest
    @MethodSource("solutions")
    void fallsWithTheSquareOfPixelAndTimeStep(final Solution s) {
        double coarse = relative(s, 64);
        double fine = relative(s, 128);
        double order = Math.log(coarse / fine) / Math.log(2);
        assertEquals(2, order, 0.25, s + ": relative residuals " + coarse + ", " + fine);
        assertTrue(fine < 0.05, s + ": " + fine);
    }

    private static double relative(final Solution s, final int size) {
        FieldShape grid = grid(s, size);
        PdeSystem system = system(s);
        double step = grid.dx() / 2;
        var options = PdeOptions.of(s.radius()).withBand(size / 8); // the same part of the square for both grids
        PdeResidual residual =
            PdeResidual.prepare(system, grid, Mask.full(grid.height(), grid.width()), options, Progress.NONE);
        double[] times = {0.37 - step, 0.37, 0.37 + step};
        TimeWindow window = TimeWindow.of(times, 1, system.timeOrder());
        var states = new double[window.rows()][][];
        for (int k = 0; k < states.length; k++) {
            states[k] = s.fields().state(grid, window.times()[k]);
        }
        Residual r = residual.evaluate(states, window, new double[0], Progress.NONE);
        double worst = 0;
        for (int e = 0; e < system.equations().size(); e++) {
            worst = Math.max(worst, r.norms(e).relative());
        }
        return worst;
    }

    @Test
    void allEquationsHaveASolutionHere() {
        Set<KnownEquation> tested = solutions().map(Solution::equation).collect(Collectors.toSet());
        assertEquals(EnumSet.allOf(KnownEquation.class), tested);
    }

    @Test
    void theChannelsAreThoseThatAreDerived() {
        for (KnownEquation k : KnownEquation.values()) {
            PdeSystem system = PdeSystem.of(k.equations(false),
                new Names(k.channels(), Map.of(), k.defaults(), List.of("alpha", "kappa", "nu", "f", "u", "v")));
            assertEquals(Set.copyOf(k.channels()), Set.copyOf(system.channels()), k.name());
        }
    }

    @Test
    void someHaveNoFormInOneDimension() {
        var e = assertThrows(IllegalArgumentException.class, () -> KnownEquation.NAVIER_STOKES.text(true));
        assertTrue(e.getMessage().contains("no navier stokes equation in one dimension"), e.getMessage());
        assertEquals("burgers", KnownEquation.BURGERS.equations(true).get(0).name());
    }
}
