package org.latentrom.knime.port;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

import org.knime.core.data.filestore.FileStore;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectZipInputStream;
import org.knime.core.node.port.PortObjectZipOutputStream;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;
import org.latentrom.engine.cvae.CvaeModel;

/** A trained convolutional variational autoencoder. */
public final class CvaeModelPortObject extends ModelPortObject {
    /** The type of CVAE model ports. */
    public static final PortType TYPE = PortTypeRegistry.getInstance().getPortType(CvaeModelPortObject.class);

    private CvaeModelPortObject(final FileStore store, final CvaeModelPortObjectSpec spec, final byte[] bytes) {
        super(store, spec, bytes);
    }

    private CvaeModelPortObject(final CvaeModelPortObjectSpec spec, final long length) {
        super(spec, length);
    }

    /**
     * @param exec the execution that the model belongs to
     * @param model the model
     * @throws IOException if no file store can be made
     */
    public static CvaeModelPortObject of(final ExecutionContext exec, final CvaeModel model) throws IOException {
        final var bytes = new ByteArrayOutputStream();
        model.write(bytes);
        return new CvaeModelPortObject(exec.createFileStore("cvae-model"), spec(model), bytes.toByteArray());
    }

    /** @return what nodes may know of a model before it is at their port */
    public static CvaeModelPortObjectSpec spec(final CvaeModel model) {
        return new CvaeModelPortObjectSpec(model.latentSize(), model.shape(), model.conditionNames());
    }

    /**
     * @return the model, read anew from its bytes
     * @throws IOException if they are missing or damaged
     */
    public CvaeModel model() throws IOException {
        return CvaeModel.read(new ByteArrayInputStream(bytes()));
    }

    @Override
    public CvaeModelPortObjectSpec getSpec() {
        return (CvaeModelPortObjectSpec)super.getSpec();
    }

    /** Registered in plugin.xml. */
    public static final class Serializer extends PortObjectSerializer<CvaeModelPortObject> {
        @Override
        public void savePortObject(final CvaeModelPortObject object, final PortObjectZipOutputStream out,
            final ExecutionMonitor exec) throws IOException, CanceledExecutionException {
            object.save(out);
        }

        @Override
        public CvaeModelPortObject loadPortObject(final PortObjectZipInputStream in, final PortObjectSpec spec,
            final ExecutionMonitor exec) throws IOException, CanceledExecutionException {
            return new CvaeModelPortObject((CvaeModelPortObjectSpec)spec, load(in));
        }
    }
}
