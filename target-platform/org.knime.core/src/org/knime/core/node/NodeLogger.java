package org.knime.core.node;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Log of a class; goes to java.util.logging in the stand-in. */
public final class NodeLogger {
    private final Logger m_log;

    private NodeLogger(final String name) {
        m_log = Logger.getLogger(name);
    }

    /** Log of a class. */
    public static NodeLogger getLogger(final Class<?> c) {
        return new NodeLogger(c.getName());
    }

    /** For developers. */
    public void debug(final Object o) {
        debug(o, null);
    }

    /** For developers. */
    public void debug(final Object o, final Throwable t) {
        m_log.log(Level.FINE, String.valueOf(o), t);
    }

    /** For users. */
    public void info(final Object o) {
        info(o, null);
    }

    /** For users. */
    public void info(final Object o, final Throwable t) {
        m_log.log(Level.INFO, String.valueOf(o), t);
    }

    /** Something is odd. */
    public void warn(final Object o) {
        warn(o, null);
    }

    /** Something is odd. */
    public void warn(final Object o, final Throwable t) {
        m_log.log(Level.WARNING, String.valueOf(o), t);
    }

    /** Something failed. */
    public void error(final Object o) {
        error(o, null);
    }

    /** Something failed. */
    public void error(final Object o, final Throwable t) {
        m_log.log(Level.SEVERE, String.valueOf(o), t);
    }
}
