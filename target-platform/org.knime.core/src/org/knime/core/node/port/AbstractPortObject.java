package org.knime.core.node.port;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.util.zip.ZipEntry;

import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.ModelContent;

/** Object that writes and reads itself; its class has a public constructor without arguments. */
public abstract class AbstractPortObject implements PortObject {
    public AbstractPortObject() {
    }

    /** Writes entries; the stream stays open. */
    protected abstract void save(PortObjectZipOutputStream out, ExecutionMonitor exec)
        throws IOException, CanceledExecutionException;

    protected abstract void load(PortObjectZipInputStream in, PortObjectSpec spec, ExecutionMonitor exec)
        throws IOException, CanceledExecutionException;

    /** Serializer of such a class: an empty public static subclass with the class as type argument. */
    public abstract static class AbstractPortObjectSerializer<T extends AbstractPortObject>
        extends PortObjectSerializer<T> {
        private static final String META = "meta.xml";

        @Override
        public void savePortObject(final T portObject, final PortObjectZipOutputStream out, final ExecutionMonitor exec)
            throws IOException, CanceledExecutionException {
            var meta = new ModelContent(META);
            meta.addInt("version", 1);
            meta.addString("class_name", portObject.getClass().getName());
            out.putNextEntry(new ZipEntry(META));
            meta.saveToXML(new FilterOutputStream(out) {
                @Override
                public void close() throws IOException {
                    flush(); // the zip is the framework's
                }
            });
            portObject.save(out, exec);
        }

        @Override
        public T loadPortObject(final PortObjectZipInputStream in, final PortObjectSpec spec,
            final ExecutionMonitor exec) throws IOException, CanceledExecutionException {
            ZipEntry entry = in.getNextEntry();
            if (entry == null || !META.equals(entry.getName())) {
                throw new IOException("The saved object has no " + META);
            }
            T result = SerializedClass.<T> newInstance(getClass());
            result.load(in, spec, exec);
            return result;
        }
    }

    static final class SerializedClass {
        private SerializedClass() {
        }

        static Class<?> of(final Class<?> serializer) {
            for (Class<?> c = serializer; c != null; c = c.getSuperclass()) {
                if (c.getGenericSuperclass() instanceof ParameterizedType t
                    && t.getActualTypeArguments()[0] instanceof Class<?> result) {
                    return result;
                }
            }
            throw new IllegalStateException(serializer.getName() + " does not say which class it is for");
        }

        @SuppressWarnings("unchecked")
        static <T> T newInstance(final Class<?> serializer) throws IOException {
            try {
                return (T)of(serializer).getConstructor().newInstance();
            } catch (ReflectiveOperationException e) {
                throw new IOException("Cannot create " + of(serializer).getName()
                    + ": it needs to be public, with a public constructor without arguments", e);
            }
        }
    }
}
