package org.latentrom.engine.pde.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class SuggestionTest {
    @Test
    void nearestName() {
        List<String> known = List.of("velocity_x", "velocity_y", "pressure", "u");
        assertEquals(Optional.of("velocity_x"), Suggestion.of("velocty_x", known));
        assertEquals(Optional.of("pressure"), Suggestion.of("Presure", known));
        assertEquals(Optional.of("u"), Suggestion.of("U", known));
        assertEquals(Optional.empty(), Suggestion.of("temperature", known));
        assertEquals(Optional.empty(), Suggestion.of("w", known));
        assertEquals(Optional.empty(), Suggestion.of("nu", known), "u is no misspelt nu");
        assertEquals(Optional.empty(), Suggestion.of("a", List.of()));
    }

    @Test
    void words() {
        assertEquals("; did you mean \"nu\"?", Suggestion.words("mu", List.of("nu", "rho")));
        assertEquals(".", Suggestion.words("zeta", List.of("nu", "rho")));
    }
}
