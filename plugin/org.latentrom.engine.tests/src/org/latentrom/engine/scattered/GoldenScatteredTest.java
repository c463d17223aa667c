package org.latentrom.engine.scattered;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.latentrom.engine.progress.Progress;

/**
 * 102 fits against python-wlsqm's. "Relative" is to the largest magnitude among the fit's derivatives of the same order
 * (sensitivities: of all neighbours).
 */
class GoldenScatteredTest {
    static List<Golden> cases() {
        return Golden.cases();
    }

    @Test
    void allCasesAreThere() {
        assertEquals(102, cases().size());
    }

    /** The tolerances; order 3 is held to that of order 2. */
    private static double tolerance(final Golden golden) {
        return golden.order() <= 3 ? 1e-10 : 1e-8;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void layout(final Golden golden) {
        var names = golden.json().getAsJsonArray("dofs").asList().stream().map(e -> e.getAsString()).toList();
        assertEquals(names, golden.layout().names());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void basicFit(final Golden golden) {
        compare(golden, golden.fit(0), golden.fitted("basic"), tolerance(golden));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void iterativeFit(final Golden golden) {
        compare(golden, golden.fit(ScatteredOptions.DEFAULT_REFINEMENTS), golden.fitted("iterative"),
            tolerance(golden));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void knownsAreKept(final Golden golden) {
        double[] given = golden.values("fi_in");
        double[] fit = golden.fit(ScatteredOptions.DEFAULT_REFINEMENTS);
        for (int i = 0; i < given.length; i++) {
            if (golden.options(0).knowns().contains(i)) {
                assertEquals(given[i], fit[i]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void scaledConditionNumber(final Golden golden) {
        double actual = golden.prepare(0).conditionNumbers(Progress.NONE).scaled()[0];
        double expected = golden.condition();
        if (Double.isNaN(expected)) {
            assertEquals(0, golden.options(0).unknowns(golden.dimension()));
            assertTrue(Double.isNaN(actual));
        } else {
            assertEquals(expected, actual, 1e-6 * expected);
        }
    }

    static List<Golden> casesWithSensitivities() {
        return cases().stream().filter(Golden::hasSensitivities).toList();
    }

    @ParameterizedTest
    @MethodSource("casesWithSensitivities")
    void sensitivities(final Golden golden) {
        double[] expected = golden.values("sens");
        double[] actual = golden.prepare(0).sensitivities(0);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(Double.isNaN(expected[i]), Double.isNaN(actual[i]), "entry " + i);
        }
        compare(golden, actual, expected, 1e-6);
    }

    private static void compare(final Golden golden, final double[] actual, final double[] expected,
        final double tolerance) {
        assertEquals(expected.length, actual.length);
        for (int order = 0; order <= golden.order(); order++) {
            double error = golden.relativeError(actual, expected, order);
            assertTrue(error <= tolerance, golden + ", derivatives of order " + order + ": " + error);
        }
    }
}
