package org.latentrom.engine.pde.expression;

/** A text is no formula. The message says where, what stands there and what should. */
public final class SyntaxException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private static final int SHOWN = 30;

    private final transient Position m_position;

    private final String m_found;

    private final String m_expected;

    SyntaxException(final Position position, final String found, final String expected) {
        super(position + ": found " + shorten(found) + " where " + expected + " was expected" + hint(found, expected));
        m_position = position;
        m_found = found;
        m_expected = expected;
    }

    private SyntaxException(final String message, final Position position, final String found) {
        super(message);
        m_position = position;
        m_found = found;
        m_expected = "";
    }

    /** What is wrong is not that something else was expected. */
    static SyntaxException saying(final Position position, final String found, final String problem) {
        return new SyntaxException(position + ": " + problem, position, found);
    }

    /** Two factors side by side are the commonest slip of who writes formulas on paper. */
    private static String hint(final String found, final String expected) {
        boolean operand = found.length() > 1 && found.startsWith("\"")
            && (Character.isLetterOrDigit(found.charAt(1)) || "(`".indexOf(found.charAt(1)) >= 0);
        return operand && expected.startsWith("an operator") ? "; a product is written with *" : "";
    }

    private static String shorten(final String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "\u2026";
    }

    /** @return where the text goes wrong */
    public Position position() {
        return m_position;
    }

    /** @return what stands there, in quotes, or "the end of the text" */
    public String found() {
        return m_found;
    }

    /** @return what would go on there; empty if something else is wrong */
    public String expected() {
        return m_expected;
    }
}
