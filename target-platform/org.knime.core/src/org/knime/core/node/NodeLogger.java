package org.knime.core.node;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Log of a class; goes to java.util.logging in the stand-in. */
public final class NodeLogger {
    private final Logger m_log;

    private NodeLogger(final String name) {
        m_log = Logger.getLogger(name);
    }

    public static NodeLogger getLogger(final Class<?> c) {
        return new NodeLogger(c.getName());
    }

    public void warn(final Object o) {
        warn(o, null);
    }

    public void warn(final Object o, final Throwable t) {
        m_log.log(Level.WARNING, String.valueOf(o), t);
    }

    public void error(final Object o, final Throwable t) {
        m_log.log(Level.SEVERE, String.valueOf(o), t);
    }
}
