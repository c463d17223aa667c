package org.latentrom.engine.sampling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpacingTest {
    @ParameterizedTest
    @ValueSource(ints = {20, 21})
    void quantilesAreThoseOfTheReference(final int count) throws IOException {
        try (Reader in = new InputStreamReader(SpacingTest.class.getResourceAsStream("/sampling/quantile_grid.json"),
            StandardCharsets.UTF_8)) {
            Map<?, ?> golden = new Gson().fromJson(in, Map.class);
            var expected = new double[count];
            for (int i = 0; i < count; i++) {
                expected[i] = ((Number)((java.util.List<?>)golden.get("" + count)).get(i)).doubleValue();
            }
            assertArrayEquals(expected, Spacing.QUANTILES.values(count, 3), 1e-14);
        }
    }

    @Test
    void quantilesAreEquallyLikely() {
        double[] values = Spacing.QUANTILES.values(9, 2.5);
        var normal = new NormalDistribution();
        double step = normal.probability(values[0], values[1]);
        for (int i = 1; i < 8; i++) {
            assertEquals(step, normal.probability(values[i], values[i + 1]), 1e-13);
        }
    }

    @Test
    void linearIsEven() {
        assertArrayEquals(new double[]{-3, -1.5, 0, 1.5, 3}, Spacing.LINEAR.values(5, 3), 1e-15);
        // with an even number the reference mirrors a half grid that would have had a 0
        assertArrayEquals(new double[]{-3, -1.5, 1.5, 3}, Spacing.LINEAR.values(4, 3), 1e-15);
    }

    @ParameterizedTest
    @EnumSource
    void endsAreTheRangeAndHalvesAreMirrored(final Spacing spacing) {
        for (int count = 2; count < 12; count++) {
            double[] values = spacing.values(count, 1.7);
            assertEquals(count, values.length);
            assertEquals(1.7, values[count - 1], 1e-13);
            for (int i = 0; i < count; i++) {
                assertEquals(0, values[i] + values[count - 1 - i], 0, "symmetric to the bit");
                assertTrue(i == 0 || values[i] > values[i - 1], "ascending");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void badInputIsNamed(final Spacing spacing) {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> spacing.values(1, 3)).getMessage()
            .contains("number of values: 1"));
        for (double range : new double[]{0, -1, 9, Double.NaN}) {
            assertTrue(assertThrows(IllegalArgumentException.class, () -> spacing.values(5, range)).getMessage()
                .contains("range: " + range));
        }
    }
}
