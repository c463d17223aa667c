package org.latentrom.engine.pde;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    private static final Names NAMES =
        new Names(List.of("velocity_x", "velocity_y", "p_rgh", "T", "Velocity[0]", "velocity", "my field", "x", "p",
            "p_x"), Map.of("u", "velocity_x", "v", "velocity_y"), Map.of("rho", 2.0, "T0", 300.0), List.of("nu", "T"));

    @ParameterizedTest
    @CsvSource({"u, velocity_x, 0, 0, 0", "u_x, velocity_x, 1, 0, 0", "u_t, velocity_x, 0, 0, 1",
        "v_xyt, velocity_y, 1, 1, 1", "u_xxxx, velocity_x, 4, 0, 0", "u_tx, velocity_x, 1, 0, 1",
        "velocity_x, velocity_x, 0, 0, 0", "velocity_x_x, velocity_x, 1, 0, 0", "velocity_t, velocity, 0, 0, 1",
        "velocity_yx, velocity, 1, 1, 0", "p_rgh, p_rgh, 0, 0, 0", "p_rgh_yy, p_rgh, 0, 2, 0", "T, T, 0, 0, 0",
        "Velocity[0]_xy, Velocity[0], 1, 1, 0", "`my field`, my field, 0, 0, 0", "`my field`_tt, my field, 0, 0, 2",
        "p_x, p_x, 0, 0, 0", "`p`_x, p, 1, 0, 0", "p_y, p, 0, 1, 0", "`x`, x, 0, 0, 0", "x_y, x, 0, 1, 0"})
    void channelsAndDerivatives(final String symbol, final String channel, final int x, final int y, final int t) {
        assertEquals(Optional.of(new Variable.Channel(channel, x, y, t)), NAMES.find(symbol));
    }

    @Test
    void constantsParametersAndCoordinates() {
        assertEquals(Optional.of(new Variable.Constant(2)), NAMES.find("rho"));
        assertEquals(Optional.of(new Variable.Parameter("nu")), NAMES.find("nu"));
        assertEquals(Optional.of(Variable.Coordinate.X), NAMES.find("x"));
        assertEquals(Optional.of(Variable.Coordinate.T), NAMES.find("t"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"w", "u_", "u_z", "nu_x", "_x", "`u_x`", "u_x_x", "`p`x", "rho_t", "U"})
    void unknown(final String symbol) {
        assertEquals(Optional.empty(), NAMES.find(symbol));
    }

    @ParameterizedTest
    @ValueSource(strings = {"u_xxxxx", "u_xxxyy", "u_ttt"})
    void tooHighOrder(final String symbol) {
        var e = assertThrows(IllegalArgumentException.class, () -> NAMES.find(symbol));
        assertTrue(e.getMessage().contains("in space") && e.getMessage().contains(symbol), e.getMessage());
    }

    @Test
    void anAliasWins() {
        var names = new Names(List.of("t", "a"), Map.of("t", "t", "x", "a"), Map.of(), List.of());
        assertEquals(Optional.of(new Variable.Channel("t", 0, 0, 0)), names.find("t"));
        assertEquals(Optional.of(new Variable.Channel("a", 0, 0, 0)), names.find("x"));
    }

    /** A vector field u has the components u_x and u_y. */
    @Test
    void aDerivativeOfAnAliasWins() {
        var names = new Names(List.of("u_x", "u_y", "u_mean"), Map.of("u", "u_x", "v", "u_y"), Map.of(), List.of());
        assertEquals(Optional.of(new Variable.Channel("u_x", 0, 0, 0)), names.find("u"));
        assertEquals(Optional.of(new Variable.Channel("u_x", 1, 0, 0)), names.find("u_x"));
        assertEquals(Optional.of(new Variable.Channel("u_x", 0, 1, 0)), names.find("u_y"));
        assertEquals(Optional.of(new Variable.Channel("u_y", 1, 0, 0)), names.find("v_x"));
        assertEquals(Optional.of(new Variable.Channel("u_x", 0, 0, 0)), names.find("`u_x`"));
        assertEquals(Optional.of(new Variable.Channel("u_x", 1, 0, 0)), names.find("u_x_x"));
        assertEquals(Optional.of(new Variable.Channel("u_mean", 0, 0, 0)), names.find("u_mean"));
        assertEquals(Optional.of(new Variable.Constant(3)),
            new Names(List.of("u_x"), Map.of("u", "u_x"), Map.of("u_x", 3.0), List.of()).find("u_x"));
        assertEquals(Optional.of(new Variable.Channel("u_x", 0, 0, 0)), new Names(List.of("u_x", "u")).find("u_x"));
    }

    @Test
    void anAliasNeedsItsChannel() {
        var e = assertThrows(IllegalArgumentException.class,
            () -> new Names(List.of("velocity_x", "p"), Map.of("u", "velocty_x"), Map.of(), List.of()));
        assertTrue(e.getMessage().contains("u = velocty_x") && e.getMessage().contains("mean \"velocity_x\"?")
            && e.getMessage().contains("velocity_x, p"), e.getMessage());
    }

    @Test
    void unknownNamesAreSaidWithTheRemedy() {
        String parameter = new Names(List.of("u"), Map.of("u", "u"), Map.of(), List.of()).unknown("nu");
        assertTrue(parameter.contains("\"nu\" is not known. There are the channels u, their derivatives"), parameter);
        assertTrue(parameter.endsWith("Give \"nu\" a value if it is a parameter, such as nu = 1, or say which channel "
            + "it is, such as nu = u"), parameter);
        String derivative = new Names(List.of("u")).unknown("v_y");
        assertTrue(derivative.contains("\"v_y\" is not known. There"), derivative);
        assertTrue(derivative.endsWith("Say which channel \"v\" is, such as v = u"), derivative);
    }

    @Test
    void unknownNamesAreSaidWithTheKnownOnes() {
        String text = NAMES.unknown("velocit_xx");
        assertTrue(text.contains("did you mean \"velocity_xx\"?"), text);
        assertTrue(text.contains("velocity_x, velocity_y, p_rgh"), text);
        assertTrue(text.contains("also called u, v"), text);
        assertTrue(text.contains("T, T0, nu, rho"), text);
        String none = new Names(List.of("u")).unknown("quantity");
        assertTrue(none.contains("\"quantity\" is not known. There are the channels u, their derivatives like u_x, no "
            + "parameters"), none);
    }
}
