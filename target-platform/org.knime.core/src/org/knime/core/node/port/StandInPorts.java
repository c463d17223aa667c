package org.knime.core.node.port;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.ZipEntry;

import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.port.PortObject.PortObjectSerializer;
import org.knime.core.node.port.PortObjectSpec.PortObjectSpecSerializer;

/** Not part of KNIME: writes and reads port objects through their registered serializers. */
public final class StandInPorts {
    private static final String OBJECT = "portObject.file";

    private static final String SPEC = "portSpec.file";

    private StandInPorts() {
    }

    /** Writes an object; the stream is closed. */
    public static void saveObject(final PortObject object, final OutputStream out)
        throws IOException, CanceledExecutionException {
        PortObjectSerializer<PortObject> serializer = PortTypeRegistry.getInstance()
            .getObjectSerializer(object.getClass()).orElseThrow(() -> missing(object.getClass().getName()));
        try (var zip = new PortObjectZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(OBJECT));
            serializer.savePortObject(object, zip, new ExecutionMonitor());
        }
    }

    /** Reads an object; the stream is closed. */
    public static PortObject loadObject(final String className, final InputStream in, final PortObjectSpec spec)
        throws IOException, CanceledExecutionException {
        var registry = PortTypeRegistry.getInstance();
        var type = registry.getObjectClass(className).orElseThrow(() -> missing(className));
        var serializer = registry.getObjectSerializer(type).orElseThrow(() -> missing(className));
        try (var zip = new PortObjectZipInputStream(in)) {
            zip.getNextEntry();
            return serializer.loadPortObject(zip, spec, new ExecutionMonitor());
        }
    }

    /** Writes a spec; the stream is closed. */
    public static void saveSpec(final PortObjectSpec spec, final OutputStream out) throws IOException {
        PortObjectSpecSerializer<PortObjectSpec> serializer = PortTypeRegistry.getInstance()
            .getSpecSerializer(spec.getClass()).orElseThrow(() -> missing(spec.getClass().getName()));
        try (var zip = new PortObjectSpecZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(SPEC));
            serializer.savePortObjectSpec(spec, zip);
        }
    }

    /** Reads a spec; the stream is closed. */
    public static PortObjectSpec loadSpec(final String className, final InputStream in) throws IOException {
        var registry = PortTypeRegistry.getInstance();
        var type = registry.getSpecClass(className).orElseThrow(() -> missing(className));
        var serializer = registry.getSpecSerializer(type).orElseThrow(() -> missing(className));
        try (var zip = new PortObjectSpecZipInputStream(in)) {
            zip.getNextEntry();
            return serializer.loadPortObjectSpec(zip);
        }
    }

    private static IOException missing(final String className) {
        return new IOException("No serializer is registered for " + className
            + " at the extension point " + PortTypeRegistry.POINT);
    }
}
