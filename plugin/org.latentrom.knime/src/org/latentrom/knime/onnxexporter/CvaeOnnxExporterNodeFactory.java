package org.latentrom.knime.onnxexporter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

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
import org.latentrom.engine.container.AtomicFile;
import org.latentrom.engine.cvae.CvaeModel;
import org.latentrom.engine.cvae.CvaeOnnx;
import org.latentrom.knime.files.WriteOptions;
import org.latentrom.knime.files.WriteTarget;
import org.latentrom.knime.onnxexporter.CvaeOnnxExporterParameters.Part;
import org.latentrom.knime.port.CvaeModelPortObject;
import org.latentrom.knime.table.NodeWork;

/** Writes encoder and decoder of a CVAE as ONNX files. */
public final class CvaeOnnxExporterNodeFactory extends DefaultNodeFactory {
    private static final DefaultNode NODE = DefaultNode.create() //
        .name("CVAE ONNX Exporter") //
        .icon("/icons/cvae-onnx-exporter.png") //
        .shortDescription("Writes encoder and decoder of a CVAE model as ONNX files.") //
        .fullDescription("Makes files that onnxruntime and other programs run, so that a reduced-order model can be "
            + "used outside of KNIME. The encoder takes \"field\" [batch, channel, row, column] and gives \"mean\" and "
            + "\"log_variance\" [batch, latent]; the decoder takes \"z\" [batch, latent] and gives \"field\". Fields "
            + "are in physical units, as float32, with the lowest row first; scaling and mask are inside. A model that "
            + "was trained with parameters of the run also takes \"conditions\" [batch, parameter]. Channels, extent "
            + "and names of the parameters are in the files' metadata. To read a model back into KNIME, write it with "
            + "the CVAE Model Writer.") //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p.addInputPort("CVAE model", "The model to export.", CvaeModelPortObject.TYPE)) //
        .model(m -> m.parametersClass(CvaeOnnxExporterParameters.class) //
            .configure(CvaeOnnxExporterNodeFactory::configure) //
            .execute(CvaeOnnxExporterNodeFactory::execute)) //
        .nodeType(NodeType.Sink) //
        .keywords("VAE", "ONNX", "onnxruntime", "export", "deploy", "neural network", "reduced-order model");

    private record Export(WriteTarget target, AtomicFile.Body body) {
    }

    /** For the framework. */
    public CvaeOnnxExporterNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out) throws InvalidSettingsException {
        final CvaeOnnxExporterParameters p = in.getParameters();
        WriteOptions.checkName(p.m_target);
        for (Export export : exports(p, null)) {
            p.m_options.check(export.target());
        }
    }

    private static List<Export> exports(final CvaeOnnxExporterParameters p, final CvaeModel model) {
        final boolean both = p.m_part == Part.BOTH;
        final List<Export> exports = new ArrayList<>();
        if (p.m_part != Part.DECODER) {
            exports.add(new Export(both ? p.m_target.part("encoder") : p.m_target,
                stream -> CvaeOnnx.writeEncoder(model, stream)));
        }
        if (p.m_part != Part.ENCODER) {
            exports.add(new Export(both ? p.m_target.part("decoder") : p.m_target,
                stream -> CvaeOnnx.writeDecoder(model, p.m_value.m_value, stream)));
        }
        return exports;
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
        throws CanceledExecutionException, KNIMEException {
        NodeWork.run(in.getExecutionContext(), progress -> {
            final CvaeOnnxExporterParameters p = in.getParameters();
            final CvaeModelPortObject port = in.getInPortObject(0);
            final List<Export> exports = exports(p, port.model());
            // both are made before the first is written: what can fail then is the disk alone
            final List<byte[]> files = new ArrayList<>();
            for (Export export : exports) {
                progress.checkCanceled();
                p.m_options.check(export.target());
                files.add(bytes(export));
            }
            for (int i = 0; i < files.size(); i++) {
                final byte[] file = files.get(i);
                p.m_options.write(exports.get(i).target(), stream -> stream.write(file));
            }
        });
    }

    private static byte[] bytes(final Export export) throws IOException, KNIMEException {
        final var bytes = new ByteArrayOutputStream();
        try {
            export.body().write(bytes);
        } catch (IllegalStateException e) {
            throw NodeWork.failure("The network cannot be exported: " + e.getMessage() + ".",
                "Train a smaller network, or write the model with the CVAE Model Writer.");
        }
        return bytes.toByteArray();
    }
}
