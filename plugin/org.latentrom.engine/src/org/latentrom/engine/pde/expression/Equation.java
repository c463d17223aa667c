package org.latentrom.engine.pde.expression;

import java.util.List;
import java.util.Map;

/**
 * An equation whose residual is zero where it holds.
 *
 * @param name how it is called; "equation 1", "equation 2", … if the text gives no name
 * @param residual left side less right side
 * @param positions where each symbol stands first
 */
public record Equation(String name, Expression residual, Map<String, Position> positions) {
    /** Copies the positions. */
    public Equation {
        positions = Map.copyOf(positions);
    }

    /**
     * @param text equations, one a line or separated by semicolons; {@code name: left = right}, where name and right
     *            side may be left out. A line goes on after an operator and inside of parentheses; # begins a comment.
     * @return the equations, at least one, all names different
     * @throws SyntaxException if the text is wrong; the message says where and what is expected
     */
    public static List<Equation> parse(final String text) {
        return new Parser(text).equations();
    }

    @Override
    public String toString() {
        return name + ": " + residual + " = 0";
    }
}
