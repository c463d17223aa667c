package org.knime.core.node.port;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContent;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;

/** Spec that is a group of typed values; its class has a public constructor without arguments. */
public abstract class AbstractSimplePortObjectSpec implements PortObjectSpec {
    public AbstractSimplePortObjectSpec() {
    }

    protected abstract void save(ModelContentWO model);
    protected abstract void load(ModelContentRO model) throws InvalidSettingsException;

    /** Serializer of such a class: an empty public static subclass with the class as type argument. */
    public abstract static class AbstractSimplePortObjectSpecSerializer<T extends AbstractSimplePortObjectSpec>
        extends PortObjectSpecSerializer<T> {
        private static final String ENTRY = "content.xml";

        @Override
        public void savePortObjectSpec(final T spec, final PortObjectSpecZipOutputStream out) throws IOException {
            var content = new ModelContent("model.xml");
            content.addInt("version", 1);
            content.addString("class_name", spec.getClass().getName());
            spec.save(content.addModelContent("model"));
            out.putNextEntry(new ZipEntry(ENTRY));
            content.saveToXML(new java.io.FilterOutputStream(out) {
                @Override
                public void close() throws IOException {
                    flush(); // the zip is the framework's
                }
            });
        }

        @Override
        public T loadPortObjectSpec(final PortObjectSpecZipInputStream in) throws IOException {
            ZipEntry entry = in.getNextEntry();
            if (entry == null || !ENTRY.equals(entry.getName())) {
                throw new IOException("The saved spec has no " + ENTRY);
            }
            InputStream unclosed = new java.io.FilterInputStream(in) {
                @Override
                public void close() {
                    // the zip is the framework's
                }
            };
            T spec = AbstractPortObject.SerializedClass.<T> newInstance(getClass());
            try {
                ModelContentRO content = ModelContent.loadFromXML(unclosed);
                spec.load(content.getModelContent("model"));
            } catch (InvalidSettingsException e) {
                throw new IOException("The saved spec is damaged: " + e.getMessage(), e);
            }
            return spec;
        }
    }

    @Override
    public boolean equals(final Object o) {
        if (this == o || o == null || o.getClass() != getClass()) {
            return this == o;
        }
        var mine = new ModelContent("spec");
        var other = new ModelContent("spec");
        save(mine);
        ((AbstractSimplePortObjectSpec)o).save(other);
        return mine.equals(other);
    }

    @Override
    public int hashCode() {
        var content = new ModelContent("spec");
        save(content);
        return content.hashCode();
    }
}
