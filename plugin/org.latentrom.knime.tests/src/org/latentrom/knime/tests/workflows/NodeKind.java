package org.latentrom.knime.tests.workflows;

import java.util.List;

import org.latentrom.knime.port.CvaeModelPortObject;

/** The nodes, as a workflow file names them. */
public enum NodeKind {
    READER("reader.SnapshotReader", "Snapshot Reader", "Snapshots"),
    SNAPSHOT_IMAGE("snapshotimage.SnapshotToImage", "Snapshot to Image", "Snapshots", "Images", "Image"),
    RASTERIZER("rasterizer.SnapshotRasterizer", "Snapshot Rasterizer", "Snapshots", "Fields"),
    GRID_TO_MESH("gridtomesh.GridToMeshSampler", "Grid to Mesh Sampler", "Fields", "Snapshots with the mesh",
        "Snapshots"),
    SNAPSHOT_WRITER("snapshotwriter.SnapshotWriter", "Snapshot Writer", "Fields or snapshots"),
    CVAE_LEARNER("cvaelearner.CvaeLearner", "CVAE Learner", "Training fields", "CVAE model", "Training history"),
    CVAE_ENCODER("cvaeencoder.CvaeEncoder", "CVAE Encoder", "CVAE model", "Fields", "Encoded fields"),
    CVAE_DECODER("cvaedecoder.CvaeDecoder", "CVAE Decoder", "CVAE model", "Latent states", "Decoded fields"),
    STATISTICS("cvaestatistics.CvaeStatistics", "CVAE Performance Statistics", "CVAE model", "Fields", "Statistics",
        "Latent variables"),
    CVAE_WRITER("cvaewriter.CvaeModelWriter", "CVAE Model Writer", "CVAE model"),
    ONNX_EXPORTER("onnxexporter.CvaeOnnxExporter", "CVAE ONNX Exporter", "CVAE model"),
    CVAE_READER("cvaereader.CvaeModelReader", "CVAE Model Reader", "CVAE model"),
    DYNAMICS_LEARNER("dynamicslearner.LatentDynamicsLearner", "Latent Dynamics Learner", "Latent states",
        "Latent dynamics", "Training history"),
    SAMPLER("latentsampler.LatentSampler", "Latent Sampler", "Latent states", "Sampled states"),
    ROLLOUT("rollout.LatentRollout", "Latent Rollout", "Latent dynamics", "Start states", "Trajectory"),
    DIFFERENTIATOR("differentiator.WlsqmDifferentiator", "WLSQM Differentiator", "Fields", "Derivatives"),
    POINT_DIFFERENTIATOR("pointcloud.WlsqmPointCloudDifferentiator", "WLSQM Point-Cloud Differentiator", "Points",
        "Derivatives"),
    POINT_INTERPOLATOR("pointcloud.WlsqmPointCloudInterpolator", "WLSQM Point-Cloud Interpolator", "Points", "Places",
        "Interpolated"),
    TIKHONOV("tikhonov.TikhonovDifferentiator", "Tikhonov Differentiator", "Data", "Derivatives", "Regularisation"),
    SHEET("derivativesheet.DerivativeSheet", "Derivative Sheet", "Derivatives", "Sheets", "Numbers", "Image"),
    PDE_RESIDUAL("pderesidual.PdeResidual", "PDE Residual", "Fields", "Residuals", "Norms"),
    SCORER("scorer.FieldScorer", "Field Scorer", "Predicted fields", "True fields", "Training fields", "Errors",
        "Summary", "Compared fields"),
    IMAGE("image.FieldToImage", "Field to Image", "Fields", "Images", "Image"),
    RECONSTRUCTIONS("reconstructionsheet.ReconstructionSheet", "Reconstruction Sheet", "Reconstructions", "Sheet",
        "Errors", "Image"),
    HISTORY("historychart.TrainingHistoryChart", "Training History Chart", "Training history", "Chart", "Image"),
    LATENT_SHEET("latentsheet.LatentSpaceSheet", "Latent Space Sheet", "CVAE model", "Latent states", "Sheet",
        "Image");

    private static final String PACKAGE = "org.latentrom.knime.";

    private final String m_class;

    private final String m_label;

    private final List<String> m_ports;

    NodeKind(final String path, final String label, final String... ports) {
        m_class = PACKAGE + path;
        m_label = label;
        m_ports = List.of(ports);
    }

    /** @return class name of the factory */
    public String factory() {
        return m_class + "NodeFactory";
    }

    /** @return the node's name */
    public String label() {
        return m_label;
    }

    /** @return names of the input ports, then of the output ports */
    public List<String> ports() {
        return m_ports;
    }

    /** @return number of output ports */
    public int outputs() {
        return switch (this) {
            case CVAE_WRITER, ONNX_EXPORTER, SNAPSHOT_WRITER -> 0;
            case CVAE_LEARNER, DYNAMICS_LEARNER, STATISTICS, IMAGE, SNAPSHOT_IMAGE, PDE_RESIDUAL, TIKHONOV, HISTORY,
                LATENT_SHEET -> 2;
            case SCORER, SHEET, RECONSTRUCTIONS -> 3;
            default -> 1;
        };
    }

    /** @return the node's parameters with their defaults */
    public Object parameters() {
        try {
            // the class is not public: a workflow file is made from outside, as KNIME makes it
            final var type = Class.forName(m_class + "Parameters", true, CvaeModelPortObject.class.getClassLoader());
            final var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no parameters for " + m_label, e);
        }
    }
}
