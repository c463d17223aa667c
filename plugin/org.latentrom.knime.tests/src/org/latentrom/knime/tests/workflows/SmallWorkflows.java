package org.latentrom.knime.tests.workflows;

import static org.latentrom.knime.tests.workflows.NodeKind.CVAE_DECODER;
import static org.latentrom.knime.tests.workflows.NodeKind.CVAE_ENCODER;
import static org.latentrom.knime.tests.workflows.NodeKind.CVAE_LEARNER;
import static org.latentrom.knime.tests.workflows.NodeKind.CVAE_READER;
import static org.latentrom.knime.tests.workflows.NodeKind.CVAE_WRITER;
import static org.latentrom.knime.tests.workflows.NodeKind.DIFFERENTIATOR;
import static org.latentrom.knime.tests.workflows.NodeKind.DYNAMICS_LEARNER;
import static org.latentrom.knime.tests.workflows.NodeKind.GRID_TO_MESH;
import static org.latentrom.knime.tests.workflows.NodeKind.IMAGE;
import static org.latentrom.knime.tests.workflows.NodeKind.ONNX_EXPORTER;
import static org.latentrom.knime.tests.workflows.NodeKind.PDE_RESIDUAL;
import static org.latentrom.knime.tests.workflows.NodeKind.POINT_DIFFERENTIATOR;
import static org.latentrom.knime.tests.workflows.NodeKind.POINT_INTERPOLATOR;
import static org.latentrom.knime.tests.workflows.NodeKind.RASTERIZER;
import static org.latentrom.knime.tests.workflows.NodeKind.READER;
import static org.latentrom.knime.tests.workflows.NodeKind.ROLLOUT;
import static org.latentrom.knime.tests.workflows.NodeKind.SAMPLER;
import static org.latentrom.knime.tests.workflows.NodeKind.SCORER;
import static org.latentrom.knime.tests.workflows.NodeKind.SHEET;
import static org.latentrom.knime.tests.workflows.NodeKind.SNAPSHOT_IMAGE;
import static org.latentrom.knime.tests.workflows.NodeKind.SNAPSHOT_WRITER;
import static org.latentrom.knime.tests.workflows.NodeKind.STATISTICS;
import static org.latentrom.knime.tests.workflows.NodeKind.TIKHONOV;

import java.util.Arrays;
import java.util.List;

/** One small workflow a node: the node with what it needs before it, on the {@link SmallFlow}, in a few seconds. */
final class SmallWorkflows {
    private static final int STEP = 200;

    /** Snapshots at 0 to 0.7 train, those from 0.75 on are predicted. */
    private static final double LAST_TRAINING_TIME = 0.72;

    private static final int PREDICTED = 5;

    private SmallWorkflows() {
    }

    static List<WorkflowDraft> all() {
        return List.of(reader(), snapshotImage(), rasterizer(), gridToMesh(), snapshotWriter(), learner(), encoder(),
            decoder(), statistics(), writer(), modelReader(), exporter(),
            dynamics(), sampler(), rollout(), differentiator(), pointDifferentiator(), pointInterpolator(), tikhonov(),
            sheet(), residual(), scorer(), image(), FigureWorkflows.reconstructions(), FigureWorkflows.history(),
            FigureWorkflows.latentSheet());
    }

    static WorkflowDraft draft(final NodeKind kind, final String what) {
        return new WorkflowDraft(kind.label().toLowerCase().replace(' ', '-'), what);
    }

    static int read(final WorkflowDraft w) {
        return w.node(READER, "Reads the small flow", 100, 150, "source", WorkflowDraft.data("flow.pvd"));
    }

    static int rasterize(final WorkflowDraft w, final int reader, final int x, final int y) {
        final int rasterizer = w.node(RASTERIZER, "Velocity on 32 x 16 pixels", x, y, "channels", "NAMED",
            "channelNames", "velocity", "pixelCount", "GIVEN", "width", 32, "height", 16);
        w.connect(reader, 1, rasterizer, 1);
        return rasterizer;
    }

    static int learn(final WorkflowDraft w, final int fields) {
        final int learner = w.node(CVAE_LEARNER, "A short training", 100 + 2 * STEP, 50, "epochs", 60, "batchSize", 8,
            "baseWidth", 8, "features", 16);
        w.connect(fields, 1, learner, 1);
        return learner;
    }

    private static int encode(final WorkflowDraft w, final int model, final int fields) {
        final int encoder = w.node(CVAE_ENCODER, "Latent states of the fields", 100 + 3 * STEP, 150, "sigmas", true,
            "keepFields", false);
        w.connect(model, 1, encoder, 1);
        w.connect(fields, 1, encoder, 2);
        return encoder;
    }

    private static WorkflowDraft reader() {
        final var w = draft(READER, "Reads a small flow around a hole: 20 snapshots of a .pvd collection.");
        read(w);
        return w;
    }

    private static WorkflowDraft snapshotImage() {
        final var w = draft(SNAPSHOT_IMAGE, "Draws the snapshots of a small flow on their mesh.");
        final int image = w.node(SNAPSHOT_IMAGE, "Speed, on the mesh and on pixels", 100 + STEP, 150, "field",
            "velocity", "range", "TABLE", "pixels", true, "pixelCount", 32);
        w.connect(read(w), 1, image, 1);
        return w;
    }

    private static WorkflowDraft rasterizer() {
        final var w = draft(RASTERIZER, "Interpolates a small flow on a pixel grid.");
        rasterize(w, read(w), 100 + STEP, 150);
        return w;
    }

    private static WorkflowDraft gridToMesh() {
        final var w = draft(GRID_TO_MESH, "Takes the fields of a small flow back to its mesh.");
        final int reader = read(w);
        final int sampler = w.node(GRID_TO_MESH, "At the points of the mesh", 100 + 2 * STEP, 150);
        w.connect(rasterize(w, reader, 100 + STEP, 50), 1, sampler, 1);
        w.connect(reader, 1, sampler, 2);
        return w;
    }

    private static WorkflowDraft snapshotWriter() {
        final var w = draft(SNAPSHOT_WRITER, "Writes the fields of a small flow as images, its snapshots as XDMF and "
            + "as a NumPy archive.");
        final int reader = read(w);
        final int fields = rasterize(w, reader, 100 + STEP, 50);
        write(w, fields, 50, "Fields as .vti", "fields", "column", "Field");
        write(w, reader, 170, "Snapshots as XDMF", "xdmf", "column", "Snapshot", "format", "XDMF");
        write(w, reader, 290, "Snapshots as .npz", "numpy", "column", "Snapshot", "format", "NUMPY");
        return w;
    }

    private static void write(final WorkflowDraft w, final int source, final int y, final String note,
        final String folder, final Object... settings) {
        final Object[] all = Arrays.copyOf(settings, settings.length + 4);
        all[settings.length] = "target/folder";
        all[settings.length + 1] = WorkflowDraft.data(folder);
        all[settings.length + 2] = "target/ifExists";
        all[settings.length + 3] = "OVERWRITE";
        w.connect(source, 1, w.node(SNAPSHOT_WRITER, note, 100 + 2 * STEP, y, all), 1);
    }

    private static WorkflowDraft learner() {
        final var w = draft(CVAE_LEARNER, "Trains a CVAE with two latent variables on a small flow.");
        learn(w, rasterize(w, read(w), 100 + STEP, 150));
        return w;
    }

    private static WorkflowDraft encoder() {
        final var w = draft(CVAE_ENCODER, "Encodes the fields of a small flow to latent variables.");
        final int fields = rasterize(w, read(w), 100 + STEP, 150);
        encode(w, learn(w, fields), fields);
        return w;
    }

    private static WorkflowDraft decoder() {
        final var w = draft(CVAE_DECODER, "Encodes the fields of a small flow and decodes them again.");
        final int fields = rasterize(w, read(w), 100 + STEP, 150);
        final int model = learn(w, fields);
        decode(w, model, encode(w, model, fields));
        return w;
    }

    private static int decode(final WorkflowDraft w, final int model, final int states) {
        final int decoder = w.node(CVAE_DECODER, "Fields of the latent states", 100 + 6 * STEP, 50);
        w.connect(model, 1, decoder, 1);
        w.connect(states, 1, decoder, 2);
        return decoder;
    }

    private static WorkflowDraft statistics() {
        final var w = draft(STATISTICS, "Judges a CVAE on a small flow.");
        final int fields = rasterize(w, read(w), 100 + STEP, 150);
        final int model = learn(w, fields);
        final int statistics =
            w.node(STATISTICS, "ELBO, NLL, KL, MI, active units", 100 + 3 * STEP, 150, "samples", 20);
        w.connect(model, 1, statistics, 1);
        w.connect(fields, 1, statistics, 2);
        return w;
    }

    /** The workflow that also makes the file of the next one. */
    static WorkflowDraft writer() {
        final var w = draft(CVAE_WRITER, "Trains a CVAE on a small flow and writes it to a file.");
        final int model = learn(w, rasterize(w, read(w), 100 + STEP, 150));
        final int writer = w.node(CVAE_WRITER, "To the workflow data area", 100 + 3 * STEP, 50, "target",
            WorkflowDraft.data(ModelFile.NAME), "options/ifExists", "OVERWRITE");
        w.connect(model, 1, writer, 1);
        return w;
    }

    private static WorkflowDraft exporter() {
        final var w = draft(ONNX_EXPORTER, "Trains a CVAE on a small flow and writes its encoder and decoder for "
            + "ONNX.");
        final int model = learn(w, rasterize(w, read(w), 100 + STEP, 150));
        final int exporter = w.node(ONNX_EXPORTER, "To the workflow data area", 100 + 3 * STEP, 50, "target",
            WorkflowDraft.data("small-flow.onnx"), "options/ifExists", "OVERWRITE");
        w.connect(model, 1, exporter, 1);
        return w;
    }

    private static WorkflowDraft modelReader() {
        final var w = draft(CVAE_READER, "Reads a CVAE from a file; encodes and decodes a small flow with it.");
        final int model = w.node(CVAE_READER, "From the workflow data area", 100 + 2 * STEP, 50, "source",
            WorkflowDraft.data(ModelFile.NAME));
        decode(w, model, encode(w, model, rasterize(w, read(w), 100 + STEP, 150)));
        return w;
    }

    private static WorkflowDraft sampler() {
        final var w = draft(SAMPLER, "Fields of a small flow that no simulation computed.");
        final int fields = rasterize(w, read(w), 100 + STEP, 150);
        final int model = learn(w, fields);
        final int states = encode(w, model, fields);
        final int prior = w.node(SAMPLER, "Drawn from the prior", 100 + 4 * STEP, 150, "count", 10);
        w.connect(states, 1, prior, 1);
        decode(w, model, prior);
        for (int i = 0; i < 4; i++) {
            final Object[] settings = new Object[][]{
                {"mode", "MIXTURE", "count", 10, "components", 4},
                {"mode", "INTERPOLATION", "count", 11},
                {"mode", "HYPERCUBE", "count", 10},
                {"mode", "GRID", "valueCount", 5}}[i];
            final String what = List.of("Like the states of the table", "From the first row to the last",
                "Around the first row", "All pairs of five values").get(i);
            w.connect(states, 1, w.node(SAMPLER, what, 100 + 4 * STEP, 150 + 120 * (i + 1), settings), 1);
        }
        return w;
    }

    private static int learnDynamics(final WorkflowDraft w, final int states) {
        final int dynamics = w.node(DYNAMICS_LEARNER, "A short training", 100 + 4 * STEP, 50, "epochs", 100, "members",
            2, "longestRollout", 5);
        w.connect(states, 1, dynamics, 1);
        return dynamics;
    }

    private static WorkflowDraft dynamics() {
        final var w = draft(DYNAMICS_LEARNER, "Learns the latent dynamics of a small flow.");
        final int fields = rasterize(w, read(w), 100 + STEP, 150);
        learnDynamics(w, encode(w, learn(w, fields), fields));
        return w;
    }

    private static int rollOut(final WorkflowDraft w, final int states) {
        final int rollout =
            w.node(ROLLOUT, "Five steps on from the last state", 100 + 5 * STEP, 150, "steps", PREDICTED);
        w.connect(learnDynamics(w, states), 1, rollout, 1);
        w.connect(states, 1, rollout, 2);
        return rollout;
    }

    private static WorkflowDraft rollout() {
        final var w = draft(ROLLOUT, "Predicts the latent states of a small flow.");
        final int fields = rasterize(w, read(w), 100 + STEP, 150);
        rollOut(w, encode(w, learn(w, fields), fields));
        return w;
    }

    private static WorkflowDraft differentiator() {
        final var w = draft(DIFFERENTIATOR, "Derivatives and vorticity of a small flow.");
        final int fields = rasterize(w, read(w), 100 + STEP, 150);
        final int differentiator = w.node(DIFFERENTIATOR, "All derivatives", 100 + 2 * STEP, 150, "f", true, "fxx",
            true, "fxy", true, "fyy", true, "vorticity", true);
        w.connect(fields, 1, differentiator, 1);
        final int noisy = w.node(DIFFERENTIATOR, "As for noisy data: a larger radius, refitted, away from borders, "
            + "with the noise of each channel", 100 + 2 * STEP, 300, "channels", "NAMED", "channelNames",
            "velocity_x, velocity_y", "laplacian", true, "divergence", true, "order", 3, "radius", 4.5, "refit",
            "SECOND", "noise", "UNBIASED", "border", "GIVEN", "band", 2, "leverage", true);
        w.connect(fields, 1, noisy, 1);
        return w;
    }

    private static WorkflowDraft tikhonov() {
        final var w = draft(TIKHONOV, "Derivatives of a small flow by regularisation, and of a column over the time.");
        final int fields = rasterize(w, read(w), 100 + STEP, 150);
        final int smooth = w.node(TIKHONOV, "Velocity gradients, smoothed to the noise", 100 + 2 * STEP, 150, "f", true,
            "fxx", true, "fxy", true, "fyy", true);
        w.connect(fields, 1, smooth, 1);
        final int noise = w.node(DIFFERENTIATOR, "A number a row: the noise of each channel", 100 + 2 * STEP, 300,
            "channels", "NAMED", "channelNames", "velocity_x, velocity_y", "noise", "UNBIASED");
        w.connect(fields, 1, noise, 1);
        final int ofTime = w.node(TIKHONOV, "Its time derivative, with kinks", 100 + 3 * STEP, 300, "data", "COLUMNS",
            "f", true, "method", "TV");
        w.connect(noise, 1, ofTime, 1);
        return w;
    }

    private static WorkflowDraft sheet() {
        final var w = draft(SHEET, "Derivatives of a small flow beside the exact ones of its formula.");
        final int fields = rasterize(w, read(w), 100 + STEP, 150);
        final int differentiator = w.node(DIFFERENTIATOR, "Value and all derivatives", 100 + 2 * STEP, 150, "f", true,
            "fxx", true, "fxy", true, "fyy", true);
        w.connect(fields, 1, differentiator, 1);
        final int sheet = w.node(SHEET, "Errors of the velocity along x", 100 + 3 * STEP, 150, "derivativeColumn",
            "Derivatives", "channel", "velocity_x", "truth", "EXPRESSION", "formula", SmallFlow.VELOCITY_X, "side",
            260);
        w.connect(differentiator, 1, sheet, 1);
        return w;
    }

    private static WorkflowDraft pointDifferentiator() {
        final var w = draft(POINT_DIFFERENTIATOR, "Velocity gradients of a small flow on its mesh, then on a pixel "
            + "grid.");
        final int differentiator = w.node(POINT_DIFFERENTIATOR, "First derivatives at the mesh points", 100 + STEP, 150,
            "input", "SNAPSHOTS", "values", "NAMED", "valueNames", "velocity", "condition", true);
        w.connect(read(w), 1, differentiator, 1);
        final int rasterizer = w.node(RASTERIZER, "The two parts of the vorticity", 100 + 2 * STEP, 150, "channels",
            "NAMED", "channelNames", "dx(velocity_y), dy(velocity_x)", "pixelCount", "GIVEN", "width", 32,
            "height", 16);
        w.connect(differentiator, 1, rasterizer, 1);
        return w;
    }

    private static WorkflowDraft pointInterpolator() {
        final var w = draft(POINT_INTERPOLATOR, "Latent states of a small flow and how fast they change, at all "
            + "times of its snapshots, from the states at the early ones.");
        final int all = read(w);
        final int reader = w.node(READER, "The training snapshots", 100, 300, "source", WorkflowDraft.data("flow.pvd"),
            "timeTo", LAST_TRAINING_TIME);
        final int fields = rasterize(w, reader, 100 + STEP, 300);
        final int states = encode(w, learn(w, fields), fields);
        final int interpolator = w.node(POINT_INTERPOLATOR, "States and their time derivatives", 100 + 4 * STEP, 150,
            "points/axes", "ONE", "points/x", "Time", "points/clouds", "RUN", "values", "NAMED", "valueNames",
            "z0, z1", "derivatives/first", true);
        w.connect(states, 1, interpolator, 1);
        w.connect(all, 1, interpolator, 2);
        return w;
    }

    private static WorkflowDraft residual() {
        final var w = draft(PDE_RESIDUAL, "How well a small flow, whose pattern drifts with speed 2, keeps its volume "
            + "and its drift.");
        final int fields = rasterize(w, read(w), 100 + STEP, 150);
        final int residual = w.node(PDE_RESIDUAL, "Continuity and drift", 100 + 2 * STEP, 150, "equations", "OWN",
            "text", "# volume and drift\ncontinuity: u_x + v_y = 0\ndrift: u_t + c*u_x", "channels",
            "u = velocity_x, v = velocity_y", "parameters", "c = 2");
        w.connect(fields, 1, residual, 1);
        return w;
    }

    private static WorkflowDraft scorer() {
        final var w = draft(SCORER, "Predicts the last five snapshots of a small flow and compares them with the "
            + "truth.");
        final int reader = w.node(READER, "The training snapshots", 100, 150, "source", WorkflowDraft.data("flow.pvd"),
            "timeTo", LAST_TRAINING_TIME);
        final int training = rasterize(w, reader, 100 + STEP, 150);
        final int model = learn(w, training);
        final int decoder = decode(w, model, rollOut(w, encode(w, model, training)));
        final int truthReader = w.node(READER, "The snapshots to be predicted", 100, 300, "source",
            WorkflowDraft.data("flow.pvd"), "timeFrom", LAST_TRAINING_TIME);
        final int truth = rasterize(w, truthReader, 100 + STEP, 300);
        final int scorer = w.node(SCORER, "Errors of the model and of baselines", 100 + 7 * STEP, 150);
        w.connect(decoder, 1, scorer, 1);
        w.connect(truth, 1, scorer, 2);
        w.connect(training, 1, scorer, 3);
        return w;
    }

    private static WorkflowDraft image() {
        final var w = draft(IMAGE, "Draws the fields of a small flow.");
        final int fields = rasterize(w, read(w), 100 + STEP, 150);
        final int image = w.node(IMAGE, "Speed", 100 + 2 * STEP, 150, "quantity", "MAGNITUDE", "range", "TABLE");
        w.connect(fields, 1, image, 1);
        return w;
    }
}
