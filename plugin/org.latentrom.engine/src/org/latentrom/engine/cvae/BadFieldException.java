package org.latentrom.engine.cvae;

/**
 * A field does not fit: another grid, other channels, a value that is not finite. Says which field of the list it is.
 */
public final class BadFieldException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int m_index;

    private final String m_problem;

    /**
     * @param index position of the field in the list, from 0
     * @param problem what is wrong with it, and what to do
     */
    public BadFieldException(final int index, final String problem) {
        super("field " + (index + 1) + ": " + problem);
        m_index = index;
        m_problem = problem;
    }

    /** @return position of the field in the list, from 0 */
    public int index() {
        return m_index;
    }

    /** @return what is wrong, without the position */
    public String problem() {
        return m_problem;
    }
}
