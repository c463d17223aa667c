package org.latentrom.engine.scattered;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DofLayoutTest {
    @ParameterizedTest
    @CsvSource({"1, 1 2 3 4 5", "2, 1 3 6 10 15", "3, 1 4 10 20 35"})
    void counts(final int dimension, final String counts) {
        String[] expected = counts.split(" ");
        for (int order = 0; order <= 4; order++) {
            DofLayout layout = DofLayout.of(dimension, order);
            assertEquals(Integer.parseInt(expected[order]), layout.size());
            assertEquals(layout.size(), DofLayout.count(dimension, order));
            var different = new HashSet<List<Integer>>();
            for (int i = 0; i < layout.size(); i++) {
                assertTrue(layout.order(i) <= order && (i == 0 || layout.order(i) >= layout.order(i - 1)));
                assertEquals(i, layout.index(layout.power(i, 0), layout.power(i, 1), layout.power(i, 2)));
                different.add(List.of(layout.power(i, 0), layout.power(i, 1), layout.power(i, 2)));
            }
            assertEquals(layout.size(), different.size());
        }
    }

    @ParameterizedTest
    @CsvSource({"F, fit(u)", "X, dx(u)", "Z2, dzz(u)", "XZ2, dxzz(u)", "Y3Z, dyyyz(u)", "XYZ, dxyz(u)"})
    void namesOfDerivatives(final String dof, final String name) {
        DofLayout layout = DofLayout.of(3, 4);
        assertEquals(name, layout.derivative(layout.names().indexOf(dof), "u"));
    }

    @Test
    void factorialsAndOrders() {
        DofLayout layout = DofLayout.of(3, 4);
        assertEquals(24, layout.factorials(layout.index(0, 0, 4)));
        assertEquals(4, layout.factorials(layout.index(2, 2, 0)));
        assertEquals(1, layout.factorials(layout.index(1, 1, 1)));
        assertEquals(List.of(4, 5, 6, 7, 8, 9), layout.ofOrder(2));
        assertEquals(-1, layout.index(5, 0, 0));
        assertEquals("F X X2", DofLayout.of(1, 2).toString());
    }

    @Test
    void sets() {
        DofLayout layout = DofLayout.of(2, 2);
        DofSet set = DofSet.of(layout, "F", "XY");
        assertEquals(1 + 16, set.bits());
        assertEquals(2, set.size());
        assertTrue(set.contains(0) && set.contains(4));
        assertFalse(set.contains(1));
        assertArrayEquals(new int[]{1, 2, 3, 5}, set.others(layout));
        assertThrows(IllegalArgumentException.class, () -> DofSet.of(layout, "Z"));
    }

    @Test
    void impossibleLayouts() {
        assertThrows(IllegalArgumentException.class, () -> DofLayout.of(4, 1));
        assertThrows(IllegalArgumentException.class, () -> DofLayout.of(2, 5));
        assertThrows(IllegalArgumentException.class, () -> DofLayout.of(2, -1));
    }
}
