package org.knime.core.node.port;

import java.io.IOException;

/** What is known of the object at a port before the execution. */
public interface PortObjectSpec {
    /** Writes and reads specs of one class; registered at the extension point org.knime.core.PortType. */
    abstract class PortObjectSpecSerializer<T extends PortObjectSpec> {
        /** Writes entries; the stream stays open. */
        public abstract void savePortObjectSpec(T portObjectSpec, PortObjectSpecZipOutputStream out)
            throws IOException;

        public abstract T loadPortObjectSpec(PortObjectSpecZipInputStream in) throws IOException;
    }
}
