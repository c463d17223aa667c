package org.latentrom.engine.pde.expression;

/**
 * A place in a text.
 *
 * @param line 1 for the first line
 * @param column 1 for the first character of the line
 */
public record Position(int line, int column) {
    @Override
    public String toString() {
        return "line " + line + ", column " + column;
    }
}
