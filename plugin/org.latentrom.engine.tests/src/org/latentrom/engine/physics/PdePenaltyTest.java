package org.latentrom.engine.physics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentrom.engine.cvae.CvaeData;
import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.pde.Names;
import org.latentrom.engine.pde.PdeOptions;
import org.latentrom.engine.pde.PdeSystem;
import org.latentrom.engine.pde.expression.Equation;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.testing.CancelAfter;

/** Heat conduction u = exp(-alpha t) sin x of two conductivities, beside a channel that no equation knows. */
class PdePenaltyTest {
    private static final FieldShape SHAPE = new FieldShape(List.of("other", "u"), 12, 17, new Extent(0, 3, 0, 2));

    private static final int STEPS = 5;

    private static final String HEAT = "heat: u_t - alpha*(u_xx + u_yy)";

    private static CvaeData data() {
        var fields = new ArrayList<Field>();
        var runs = new ArrayList<String>();
        var parameters = new double[2 * STEPS][];
        var times = new double[2 * STEPS];
        for (int i = 0; i < 2 * STEPS; i++) {
            double alpha = i < STEPS ? 0.5 : 1.5;
            times[i] = 0.1 * (i % STEPS);
            parameters[i] = new double[]{7, alpha};
            runs.add(i < STEPS ? "slow" : "fast");
            var values = new float[SHAPE.size()];
            for (int p = 0; p < SHAPE.pixels(); p++) {
                values[p] = 100 + p;
                values[SHAPE.pixels() + p] =
                    (float)(Math.exp(-alpha * times[i]) * Math.sin(SHAPE.x(p % SHAPE.width())));
            }
            fields.add(new Field(SHAPE, values));
        }
        return new CvaeData(fields, List.of("inlet", "alpha"), parameters, runs, times);
    }

    private static PdePenalty penalty(final String equations, final int... training) {
        var names = new Names(SHAPE.channels(), Map.of(), Map.of(), List.of("alpha"));
        return new PdePenalty(PdeSystem.of(Equation.parse(equations), names), PdeOptions.of(2.5), data(), training,
            new int[0], Progress.NONE);
    }

    private static double[][] decoded(final int row) {
        float[] values = data().fields().get(row).values();
        var decoded = new double[2][SHAPE.pixels()];
        for (int i = 0; i < values.length; i++) {
            decoded[i / SHAPE.pixels()][i % SHAPE.pixels()] = values[i];
        }
        return decoded;
    }

    private static double value(final PdePenalty penalty, final int row, final double[][] decoded) {
        return penalty.evaluate(row, decoded, new double[2][SHAPE.pixels()]);
    }

    /** The true field has what the discretisation leaves; the mean field has a residual as large as its terms. */
    @Test
    void truthIsCheapAndAnotherConductivityIsNot() {
        PdePenalty penalty = penalty(HEAT, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        for (int row : new int[]{1, 3, 6, 8}) {
            double value = value(penalty, row, decoded(row));
            assertTrue(value < 2e-3, "row " + row + ": " + value);
        }
        assertEquals(0, value(penalty, 0, decoded(3)), "at the beginning of a run");
        assertEquals(0, value(penalty, 9, decoded(3)), "at its end");
        var zero = new double[2][SHAPE.pixels()];
        // u = 0 in one row leaves u_t of its neighbours: of the size of the fast run's largest term
        assertTrue(value(penalty, 7, zero) > 0.1, "" + value(penalty, 7, zero));
        double[][] wrong = decoded(6);
        for (int p = 0; p < SHAPE.pixels(); p++) {
            wrong[1][p] *= 1.3;
        }
        assertTrue(value(penalty, 6, wrong) > 10 * value(penalty, 6, decoded(6)));
    }

    @ParameterizedTest
    @ValueSource(strings = {HEAT, "poisson: u_xx + u_yy + sin(u)*u_x", "a: u_t + u*u_x\nb: u*u - 1"})
    void gradientAgreesWithDifferences(final String equations) {
        PdePenalty penalty = penalty(equations, 0, 1, 2, 3, 4);
        double[][] at = decoded(2);
        var random = new Random(4);
        var direction = new double[SHAPE.pixels()];
        for (int i = 0; i < direction.length; i++) {
            at[1][i] += 0.3 * random.nextGaussian();
            direction[i] = random.nextGaussian();
        }
        var gradient = new double[2][SHAPE.pixels()];
        double value = penalty.evaluate(2, at, gradient);
        assertEquals(value, value(penalty, 2, at));
        double slope = 0;
        for (int i = 0; i < direction.length; i++) {
            slope += gradient[1][i] * direction[i];
            assertEquals(0, gradient[0][i], "the channel that the equations do not know");
        }
        double h = 1e-3;
        var f = new double[5];
        for (int k = 0; k < 5; k++) {
            double[][] moved = {at[0], at[1].clone()};
            for (int i = 0; i < direction.length; i++) {
                moved[1][i] += (k - 2) * h * direction[i];
            }
            f[k] = value(penalty, 2, moved);
        }
        double expected = (f[0] - 8 * f[1] + 8 * f[3] - f[4]) / (12 * h);
        assertEquals(expected, slope, 1e-6 * Math.abs(expected));
    }

    /** Without time derivatives every field counts; an equation in other units is the same penalty. */
    @Test
    void unitsDoNotMatter() {
        PdePenalty one = penalty("p: u_xx + 0.9*u", 0, 1, 2);
        PdePenalty thousand = penalty("p: 1000*u_xx + 900*u", 0, 1, 2);
        assertTrue(value(one, 0, decoded(0)) > 0);
        assertEquals(value(one, 0, decoded(0)), value(thousand, 0, decoded(0)), 1e-9 * value(one, 0, decoded(0)));
        assertEquals(0, value(one, 3, decoded(3)), "not a training field");
    }

    /** A field between two training fields that does not train is not a neighbour in time. */
    @Test
    void neighboursInTimeAreTrainingFields() {
        PdePenalty penalty = penalty(HEAT, 0, 1, 3, 4);
        double near = value(penalty(HEAT, 0, 1, 2, 3, 4), 1, decoded(1));
        assertTrue(value(penalty, 1, decoded(1)) != near);
        assertEquals(0, value(penalty, 2, decoded(2)));
    }

    @Test
    void saysWhatIsMissing() {
        refused("no run has a training field with one before and one after it", () -> penalty(HEAT, 0, 1, 5, 6));
        var names = new Names(List.of("w"));
        refused("need the channel \"w\", the fields have [other, u]",
            () -> new PdePenalty(PdeSystem.of(Equation.parse("a: w_x"), names), PdeOptions.of(2.5), data(),
                new int[]{0, 1}, new int[0], Progress.NONE));
        var parameters = new Names(SHAPE.channels(), Map.of(), Map.of(), List.of("beta"));
        refused("need the parameter \"beta\", the data have [inlet, alpha]",
            () -> new PdePenalty(PdeSystem.of(Equation.parse("a: u_x - beta"), parameters), PdeOptions.of(2.5), data(),
                new int[]{0, 1}, new int[0], Progress.NONE));
    }

    private static void refused(final String message, final org.junit.jupiter.api.function.Executable code) {
        String found = assertThrows(IllegalArgumentException.class, code).getMessage();
        assertTrue(found.contains(message), found);
    }

    @Test
    void canBeCancelled() {
        var names = new Names(SHAPE.channels(), Map.of(), Map.of(), List.of("alpha"));
        PdeSystem system = PdeSystem.of(Equation.parse(HEAT), names);
        assertThrows(CancellationException.class, () -> new PdePenalty(system, PdeOptions.of(2.5), data(),
            new int[]{0, 1, 2}, new int[0], new CancelAfter(3)));
    }
}
