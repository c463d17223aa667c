package org.latentrom.engine.pde;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latentrom.engine.pde.expression.Equation;
import org.latentrom.engine.wlsqm.Weighting;

class PdeOptionsTest {
    private static PdeSystem system(final String text) {
        return PdeSystem.of(Equation.parse(text), new Names(List.of("u")));
    }

    @ParameterizedTest
    @CsvSource({"u_x, 2", "u_xx, 2", "u_xxy, 3", "u_xxxx, 4", "u_t, 2"})
    void automaticOrder(final String text, final int order) {
        assertEquals(order, PdeOptions.of(4.5).fit(system(text)).order());
        assertEquals(4, PdeOptions.of(4.5).withOrder(4).fit(system(text)).order());
    }

    @Test
    void automaticBand() {
        assertEquals(3, PdeOptions.of(2.5).bandOf(system("u_x")));
        assertEquals(0, PdeOptions.of(2.5).bandOf(system("u_t")));
        assertEquals(7, PdeOptions.of(2.5).withBand(7).bandOf(system("u_t")));
        assertEquals(0, PdeOptions.of(2.5).withBand(0).bandOf(system("u_x")));
    }

    @Test
    void weightsGoToTheFit() {
        assertEquals(Weighting.RADIAL,
            PdeOptions.of(2.5).withWeighting(Weighting.RADIAL).fit(system("u_x")).weighting());
    }

    @Test
    void orderLessThanTheDerivative() {
        var e = assertThrows(IllegalArgumentException.class,
            () -> PdeOptions.of(4.5).withOrder(2).fit(system("u + u_xyy")));
        assertTrue(e.getMessage().contains("order 2 has no u_xyy: choose the order 3"), e.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"1.9, u_xxxx, 2.5", "1, u_xxx, 2.5"})
    void radiusTooSmallForTheOrder(final double radius, final String text, final String remedy) {
        var e = assertThrows(IllegalArgumentException.class, () -> PdeOptions.of(radius).fit(system(text)));
        assertTrue(e.getMessage().contains("choose a radius of " + remedy), e.getMessage());
    }

    @Test
    void numbersOutOfRange() {
        assertThrows(IllegalArgumentException.class, () -> PdeOptions.of(0.2));
        assertThrows(IllegalArgumentException.class, () -> PdeOptions.of(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> PdeOptions.of(2.5).withOrder(5));
        assertThrows(IllegalArgumentException.class, () -> PdeOptions.of(2.5).withBand(-2));
    }
}
