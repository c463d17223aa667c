package org.latentrom.knime.cvaewriter;

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
import org.latentrom.knime.port.CvaeModelPortObject;
import org.latentrom.knime.table.NodeWork;

/** Writes a CVAE model to a file. */
public final class CvaeModelWriterNodeFactory extends DefaultNodeFactory {
    private static final DefaultNode NODE = DefaultNode.create() //
        .name("CVAE Model Writer") //
        .icon("/icons/cvae-model-writer.png") //
        .shortDescription("Writes a CVAE model to a file.") //
        .fullDescription("Writes a trained model with all that belongs to it: network, scaling, channels, grid and how "
            + "it was trained. The file has a version and a checksum; the CVAE Model Reader of this and of every later "
            + "version reads it. It is written wholly or not at all: a full disk or a cancelled node leaves a file of "
            + "that name as it was.") //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p.addInputPort("CVAE model", "The model to write.", CvaeModelPortObject.TYPE)) //
        .model(m -> m.parametersClass(CvaeModelWriterParameters.class) //
            .configure(CvaeModelWriterNodeFactory::configure) //
            .execute(CvaeModelWriterNodeFactory::execute)) //
        .nodeType(NodeType.Sink) //
        .keywords("VAE", "save", "store", "export", "neural network", "reduced-order model");

    /** For the framework. */
    public CvaeModelWriterNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out) throws InvalidSettingsException {
        final CvaeModelWriterParameters p = in.getParameters();
        p.m_options.check(p.m_target);
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
        throws CanceledExecutionException, KNIMEException {
        NodeWork.run(in.getExecutionContext(), progress -> {
            final CvaeModelWriterParameters p = in.getParameters();
            final CvaeModelPortObject port = in.getInPortObject(0);
            final var model = port.model();
            p.m_options.write(p.m_target, stream -> {
                model.write(stream);
                progress.checkCanceled();
            });
        });
    }
}
