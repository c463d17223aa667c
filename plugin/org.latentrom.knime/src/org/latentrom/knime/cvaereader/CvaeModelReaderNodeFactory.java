package org.latentrom.knime.cvaereader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.latentrom.engine.container.ContainerException;
import org.latentrom.engine.cvae.CvaeModel;
import org.latentrom.knime.port.CvaeModelPortObject;
import org.latentrom.knime.table.NodeWork;

/** Reads a CVAE model from a file. */
public final class CvaeModelReaderNodeFactory extends DefaultNodeFactory {
    private static final DefaultNode NODE = DefaultNode.create() //
        .name("CVAE Model Reader") //
        .icon("/icons/cvae-model-reader.png") //
        .shortDescription("Reads a CVAE model from a file.") //
        .fullDescription("Reads a model that a CVAE Model Writer of this or of an older version wrote. The file's "
            + "checksum is looked at, so that a damaged file is never taken for a model. When the node is configured, "
            + "the file is read once to tell the nodes behind it the model's latent size, channels and grid.") //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p.addOutputPort("CVAE model", "The model, for encoder, decoder and statistics.",
            CvaeModelPortObject.TYPE)) //
        .model(m -> m.parametersClass(CvaeModelReaderParameters.class) //
            .configure(CvaeModelReaderNodeFactory::configure) //
            .execute(CvaeModelReaderNodeFactory::execute)) //
        .nodeType(NodeType.Source) //
        .keywords("VAE", "load", "open", "import", "neural network", "reduced-order model");

    /** For the framework. */
    public CvaeModelReaderNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out) throws InvalidSettingsException {
        final CvaeModelReaderParameters p = in.getParameters();
        try {
            out.setOutSpec(0, CvaeModelPortObject.spec(p.m_source.read(CvaeModelReaderNodeFactory::model)));
        } catch (IOException | IllegalArgumentException e) {
            throw new InvalidSettingsException(e.getMessage(), e);
        }
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
        throws CanceledExecutionException, KNIMEException {
        final var exec = in.getExecutionContext();
        NodeWork.run(exec, progress -> {
            final CvaeModelReaderParameters p = in.getParameters();
            final var model = p.m_source.read(CvaeModelReaderNodeFactory::model);
            progress.checkCanceled();
            out.setOutData(0, CvaeModelPortObject.of(exec, model));
        });
    }

    private static CvaeModel model(final Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("\"" + file + "\" is a folder. Choose a model file in it.");
        }
        try (var stream = Files.newInputStream(file)) {
            return CvaeModel.read(stream);
        } catch (ContainerException e) {
            throw new IOException("The file \"" + file.getFileName() + "\" cannot be used: " + e.getMessage()
                + ". Choose another file, or write the model again with the CVAE Model Writer.", e);
        }
    }
}
