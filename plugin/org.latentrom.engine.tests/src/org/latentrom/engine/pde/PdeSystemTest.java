package org.latentrom.engine.pde;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.latentrom.engine.pde.expression.Equation;

class PdeSystemTest {
    private static PdeSystem system(final String text) {
        return PdeSystem.of(Equation.parse(text),
            new Names(List.of("v", "u", "p"), Map.of(), Map.of("rho", 1.0), List.of("nu", "mu")));
    }

    @Test
    void knowsWhatItNeeds() {
        PdeSystem system = system("a: u_t + u*u_x + p_x/rho - nu*u_xxy\nb: v_tt + x*t");
        assertEquals(List.of("a", "b"), system.names());
        assertEquals(List.of("p", "u", "v"), system.channels());
        assertEquals(List.of("nu"), system.parameters());
        assertEquals(3, system.order());
        assertEquals(2, system.timeOrder());
        assertEquals("u_xxy", system.symbolOfOrder(3));
        assertEquals(Variable.Coordinate.X, system.variable("x"));
    }

    @Test
    void withoutDerivatives() {
        PdeSystem system = system("u - 2*v");
        assertEquals(0, system.order());
        assertEquals(0, system.timeOrder());
        assertEquals(List.of(), system.parameters());
        assertEquals(List.of(), system("1 + x").channels());
    }

    @Test
    void unknownNameWithItsPlace() {
        var e = assertThrows(IllegalArgumentException.class, () -> system("u_x = 0\nmomentum: u_t + w_y + qq"));
        assertTrue(e.getMessage().startsWith("equation \"momentum\", line 2, column 17: the name \"w_y\" is not known"),
            e.getMessage());
    }

    @Test
    void tooHighOrderWithItsPlace() {
        var e = assertThrows(IllegalArgumentException.class, () -> system("u_xxxxxx + v"));
        assertTrue(e.getMessage().startsWith("equation \"equation 1\", line 1, column 1: u_xxxxxx is of "
            + "too"), e.getMessage());
    }
}
