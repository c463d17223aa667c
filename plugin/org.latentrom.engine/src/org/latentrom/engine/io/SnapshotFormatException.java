package org.latentrom.engine.io;

import java.io.IOException;

/**
 * A snapshot file is not as it should be, or uses a feature that is not supported. The message names the file, the
 * element in it (array, line, data set, grid), what is wrong and what to do about it, in this order.
 */
public final class SnapshotFormatException extends IOException {
    private static final long serialVersionUID = 1;

    private final String m_file;

    private final String m_element;

    private final String m_problem;

    private final String m_remedy;

    /**
     * @param file name of the file, as the user knows it
     * @param element the part of the file that is wrong, or an empty text for the file as a whole
     * @param problem what is wrong, without a full stop
     * @param remedy what the user can do, without a full stop; may be empty
     */
    public SnapshotFormatException(final String file, final String element, final String problem,
        final String remedy) {
        this(file, element, problem, remedy, null);
    }

    /** @param cause what was caught, or null; its message is not repeated in this one, as it may quote the file */
    public SnapshotFormatException(final String file, final String element, final String problem,
        final String remedy, final Throwable cause) {
        super(file + (element.isEmpty() ? "" : ", " + element) + ": " + problem + "."
            + (remedy.isEmpty() ? "" : " " + remedy + "."), cause);
        m_file = file;
        m_element = element;
        m_problem = problem;
        m_remedy = remedy;
    }

    /**
     * @return this error with the run that the file belongs to before the file's name; files of runs are often alike
     */
    SnapshotFormatException inRun(final String run) {
        var e = new SnapshotFormatException(run + ": " + m_file, m_element, m_problem, m_remedy, getCause());
        e.setStackTrace(getStackTrace());
        return e;
    }

    /** @return name of the file */
    public String file() {
        return m_file;
    }

    /** @return the part of the file, empty for the file as a whole */
    public String element() {
        return m_element;
    }

    /** @return what is wrong with it */
    public String problem() {
        return m_problem;
    }

    /** @return what the user can do, may be empty */
    public String remedy() {
        return m_remedy;
    }
}
