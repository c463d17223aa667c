package org.latentrom.engine.wlsqm;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.testing.Npz;

/** Fits against python-wlsqm's and against exact answers; fixtures of generators/wlsqm_golden.py. */
class GoldenFitsTest {
    @ParameterizedTest
    @CsvSource({"z, clean, 2.5", "z, clean, 10.5", "z, clean, 40.5"})
    void small(final String input, final String output, final double radius) {
        Map<String, Npz> golden = Npz.all("/wlsqm/golden32.npz");
        compare(golden, 32, input, output + "_" + radius, radius, 1e-12, 5e-12, 1e-10);
    }

    @ParameterizedTest
    @CsvSource({"1e-2, 2.5", "1e-2, 5.5", "1e-2, 10.5", "1e-3, 2.5", "1e-3, 5.5", "1e-3, 10.5"})
    void smallNoisy(final String sigma, final double radius) {
        compare(Npz.all("/wlsqm/more32.npz"), 32, "noisy" + sigma + "_z", "noisy" + sigma + "_" + radius, radius, 1e-12,
            5e-12, 1e-10);
    }

    @ParameterizedTest
    @CsvSource({"2.5", "10.5", "40.5"})
    void largeNoisy(final double radius) {
        compare(Npz.all("/wlsqm/more128.npz"), 128, "noisy1e-3_z", "noisy1e-3_" + radius, radius, 1e-12, 5e-12, 1e-10);
    }

    /** x^2 + y on the unit square, basic and iteratively refined. The refined ones are exact to 4e-13. */
    @ParameterizedTest
    @CsvSource({"basic, 2.5", "iter, 2.5", "basic, 3.5", "iter, 3.5", "basic, 10.5", "iter, 10.5"})
    void quadratic(final String algorithm, final double radius) {
        compare(Npz.all("/wlsqm/more32.npz"), 32, 1.0 / 31, "quadratic_z", algorithm + "_" + radius, radius, 1e-12,
            5e-12, 1e-10);
    }

    @ParameterizedTest
    @CsvSource({"z, clean, 2.5", "z, clean, 10.5", "noisy1e-2_z, noisy1e-2, 2.5", "noisy1e-3_z, noisy1e-3, 5.5"})
    void smallExact(final String input, final String output, final double radius) {
        Map<String, Npz> golden = Npz.all("/wlsqm/golden32.npz");
        compare(golden, 32, input, output + "_" + radius + "_exact", radius, 5e-14, 5e-13, 5e-12);
    }

    @ParameterizedTest
    @CsvSource({"z, clean, 2.5", "z, clean, 10.5", "z, clean, 40.5", "noisy1e-2_z, noisy1e-2, 2.5",
        "noisy1e-2_z, noisy1e-2, 10.5", "noisy1e-2_z, noisy1e-2, 40.5"})
    void large(final String input, final String output, final double radius) {
        Map<String, Npz> golden = Npz.all("/wlsqm/golden128.npz");
        compare(golden, 128, input, output + "_" + radius, radius, 1e-12, 5e-12, 1e-10);
    }

    private static void compare(final Map<String, Npz> golden, final int n, final String input, final String output,
        final double radius, final double... toleranceOfOrder) {
        compare(golden, n, Math.PI / (n - 1), input, output, radius, toleranceOfOrder);
    }

    private static void compare(final Map<String, Npz> golden, final int n, final double h, final String input,
        final String output, final double radius, final double... toleranceOfOrder) {
        ImageWlsqm wlsqm =
            ImageWlsqm.prepare(Mask.full(n, n), h, h, FitOptions.of(Neighbourhood.disc(radius)), Progress.NONE);
        double[][] fit = wlsqm.fit(golden.get(input).values(), Progress.NONE);
        Npz expected = golden.get(output);
        int[] rows = golden.containsKey("rows") ? golden.get("rows").ints() : null;
        for (Derivative d : List.of(Derivative.values()).subList(0, 6)) {
            double[] channel = expected.slice(d.ordinal());
            double worst = 0;
            for (int i = 0; i < channel.length; i++) {
                int row = rows == null ? i / n : rows[i / n];
                worst = Math.max(worst, Math.abs(channel[i] - fit[d.ordinal()][row * n + i % n]));
            }
            assertTrue(worst <= toleranceOfOrder[d.x() + d.y()], d + ": " + worst);
        }
    }
}
