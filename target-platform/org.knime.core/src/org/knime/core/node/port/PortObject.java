package org.knime.core.node.port;

import java.io.IOException;

import javax.swing.JComponent;

import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;

/** What a port hands over. */
public interface PortObject {
    PortType TYPE = PortTypeRegistry.getInstance().getPortType(PortObject.class);

    /** The same, for a port that need not be connected. */
    PortType TYPE_OPTIONAL = PortTypeRegistry.getInstance().getPortType(PortObject.class, true);

    /** Writes and reads objects of one class; registered at the extension point org.knime.core.PortType. */
    abstract class PortObjectSerializer<T extends PortObject> {
        /** Writes entries; the stream stays open. */
        public abstract void savePortObject(T portObject, PortObjectZipOutputStream out, ExecutionMonitor exec)
            throws IOException, CanceledExecutionException;

        public abstract T loadPortObject(PortObjectZipInputStream in, PortObjectSpec spec, ExecutionMonitor exec)
            throws IOException, CanceledExecutionException;
    }

    String getSummary();

    /** What was known before. */
    PortObjectSpec getSpec();

    /** Views, not used by the stand-in. */
    JComponent[] getViews();
}
