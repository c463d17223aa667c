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
import org.latentrom.engine.latent.LatentDynamics;
import org.latentrom.engine.latent.LatentDynamicsFormat;

/** A learnt evolution of latent states. */
public final class LatentDynamicsPortObject extends ModelPortObject {
    /** The type of latent dynamics ports. */
    public static final PortType TYPE = PortTypeRegistry.getInstance().getPortType(LatentDynamicsPortObject.class);

    private LatentDynamicsPortObject(final FileStore store, final LatentDynamicsPortObjectSpec spec,
        final byte[] bytes) {
        super(store, spec, bytes);
    }

    private LatentDynamicsPortObject(final LatentDynamicsPortObjectSpec spec, final long length) {
        super(spec, length);
    }

    /**
     * @param exec the execution that the model belongs to
     * @param dynamics the model
     * @param prefix what the names of the latent columns begin with
     * @throws IOException if no file store can be made
     */
    public static LatentDynamicsPortObject of(final ExecutionContext exec, final LatentDynamics dynamics,
        final String prefix) throws IOException {
        final var spec = new LatentDynamicsPortObjectSpec(prefix, dynamics.latentSize(), dynamics.parameterNames(),
            dynamics.timeStep());
        final var bytes = new ByteArrayOutputStream();
        LatentDynamicsFormat.write(dynamics, bytes);
        return new LatentDynamicsPortObject(exec.createFileStore("latent-dynamics"), spec, bytes.toByteArray());
    }

    /**
     * @return the model, read anew from its bytes
     * @throws IOException if they are missing or damaged
     */
    public LatentDynamics dynamics() throws IOException {
        return LatentDynamicsFormat.read(new ByteArrayInputStream(bytes()));
    }

    @Override
    public LatentDynamicsPortObjectSpec getSpec() {
        return (LatentDynamicsPortObjectSpec)super.getSpec();
    }

    /** Read from the model itself, so that it is the same before saving and after loading. */
    @Override
    public String getSummary() {
        try {
            return dynamics().summary();
        } catch (IOException e) {
            return getSpec() + ", which cannot be read: " + e.getMessage();
        }
    }

    /** Registered in plugin.xml. */
    public static final class Serializer extends PortObjectSerializer<LatentDynamicsPortObject> {
        @Override
        public void savePortObject(final LatentDynamicsPortObject object, final PortObjectZipOutputStream out,
            final ExecutionMonitor exec) throws IOException, CanceledExecutionException {
            object.save(out);
        }

        @Override
        public LatentDynamicsPortObject loadPortObject(final PortObjectZipInputStream in, final PortObjectSpec spec,
            final ExecutionMonitor exec) throws IOException, CanceledExecutionException {
            return new LatentDynamicsPortObject((LatentDynamicsPortObjectSpec)spec, load(in));
        }
    }
}
