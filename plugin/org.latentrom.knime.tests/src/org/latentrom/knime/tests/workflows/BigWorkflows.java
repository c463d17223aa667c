package org.latentrom.knime.tests.workflows;

import static org.latentrom.knime.tests.workflows.NodeKind.CVAE_DECODER;
import static org.latentrom.knime.tests.workflows.NodeKind.CVAE_ENCODER;
import static org.latentrom.knime.tests.workflows.NodeKind.CVAE_LEARNER;
import static org.latentrom.knime.tests.workflows.NodeKind.DIFFERENTIATOR;
import static org.latentrom.knime.tests.workflows.NodeKind.DYNAMICS_LEARNER;
import static org.latentrom.knime.tests.workflows.NodeKind.IMAGE;
import static org.latentrom.knime.tests.workflows.NodeKind.RASTERIZER;
import static org.latentrom.knime.tests.workflows.NodeKind.READER;
import static org.latentrom.knime.tests.workflows.NodeKind.ROLLOUT;
import static org.latentrom.knime.tests.workflows.NodeKind.SCORER;
import static org.latentrom.knime.tests.workflows.NodeKind.STATISTICS;

/** The two workflows that show the whole way from FEniCS files to judged predictions. */
final class BigWorkflows {
    /** Between the last training snapshot (7.49) and the first test snapshot (7.50) of the cylinder wake. */
    private static final double CYLINDER_SPLIT = 7.495;

    // half of the default: on the validation rows as good, and decoded more than twice as fast
    private static final int CYLINDER_WIDTH = 16;

    private static final int CYLINDER_STEPS = 50;

    /** Chosen on validation rows of the training snapshots: benchmarks/run cvae-reconstruction. */
    private static final int CYLINDER_EPOCHS = 60;

    private static final int BURGERS_EPOCHS = 80;

    /** Chosen on the run nu = 0.032 with nu = 0.008 left out of everything: benchmarks/run rom-chain. */
    private static final double BURGERS_DECAY = 1;

    private static final double BURGERS_NOISE = 0.1;

    private static final String LEFT_OUT = "nu_0.008";

    private static final int BURGERS_STEPS = 39;

    private static final int BURGERS_LATENTS = 4;

    private BigWorkflows() {
    }

    static WorkflowDraft cylinderWake() {
        final var w = new WorkflowDraft("cylinder-wake", "A reduced-order model of a Karman vortex street, from FEniCS "
            + "files to judged predictions: trained on t <= 7.49, rolled out over t = 7.50 to 7.99 from the last "
            + "training state, decoded, compared with the truth and with baselines, and drawn with its vorticity.");
        final int trainingReader = w.node(READER, "Training snapshots, t <= 7.49", 100, 200, "source",
            WorkflowDraft.data("flow.xdmf"), "fields", "velocity", "timeTo", CYLINDER_SPLIT);
        final int training = cylinderRaster(w, trainingReader, 300, 200);
        final int model = w.node(CVAE_LEARNER, "Two latent variables for a limit cycle", 500, 60, "epochs",
            CYLINDER_EPOCHS, "validation", "TIME", "validationShare", 0.2, "baseWidth", CYLINDER_WIDTH);
        w.connect(training, 1, model, 1);
        final int states = encoder(w, model, training, "Latent states of the training snapshots", 700, 200);
        final int dynamics = w.node(DYNAMICS_LEARNER, "The step from one state to the next", 900, 120);
        w.connect(states, 1, dynamics, 1);
        final int rollout = w.node(ROLLOUT, "50 steps from the last training state", 1100, 200, "start", "LAST",
            "steps", CYLINDER_STEPS);
        w.connect(dynamics, 1, rollout, 1);
        w.connect(states, 1, rollout, 2);
        final int predicted = decoder(w, model, rollout, 1300, 60);
        final int testReader = w.node(READER, "Test snapshots, t >= 7.50", 100, 400, "source",
            WorkflowDraft.data("flow.xdmf"), "fields", "velocity", "timeFrom", CYLINDER_SPLIT);
        final int truth = cylinderRaster(w, testReader, 300, 400);
        final int scorer = scorer(w, predicted, truth, training, 2, 1500, 200);
        final int statistics = w.node(STATISTICS, "The CVAE on the test snapshots", 700, 440);
        w.connect(model, 1, statistics, 1);
        w.connect(truth, 1, statistics, 2);
        final int picture = w.node(IMAGE, "Speed: truth, prediction and error", 1700, 100, "panels", "NAMED",
            "panelColumns", "Truth, Prediction, Error", "quantity", "MAGNITUDE", "imageRow", "LAST");
        w.connect(scorer, 3, picture, 1);
        final int truthVorticity = vorticity(w, "Truth", "Vorticity (truth)", 1700, 300);
        w.connect(scorer, 3, truthVorticity, 1);
        final int vorticity = vorticity(w, "Prediction", "Vorticity (prediction)", 1900, 300);
        w.connect(truthVorticity, 1, vorticity, 1);
        final int vorticityPicture = w.node(IMAGE, "Vorticity: truth and prediction", 2100, 300, "panels", "NAMED",
            "panelColumns", "Vorticity (truth), Vorticity "
                + "(prediction)", "colorMap", "BLUE_WHITE_RED", "symmetric", true,
            "imageRow", "LAST");
        w.connect(vorticity, 1, vorticityPicture, 1);
        return w;
    }

    private static int cylinderRaster(final WorkflowDraft w, final int reader, final int x, final int y) {
        final int rasterizer =
            w.node(RASTERIZER, "Velocity on 160 x 32 pixels", x, y, "pixelCount", "GIVEN", "width", 160, "height", 32);
        w.connect(reader, 1, rasterizer, 1);
        return rasterizer;
    }

    private static int vorticity(final WorkflowDraft w, final String from, final String to, final int x, final int y) {
        return w.node(DIFFERENTIATOR, "dv/dx - du/dy of the column "
            + "" + from, x, y, "fieldColumn", from, "fx", false, "fy",
            false, "vorticity", true, "newColumn", to);
    }

    static WorkflowDraft burgersSweep() {
        final var w = new WorkflowDraft("burgers-sweep", "A parametric reduced-order model of the Burgers equation: "
            + "trained on five viscosities, rolled out for the viscosity that was left out from its first snapshot, "
            + "compared with the truth and with baselines.");
        final int trainingReader = burgersReader(w, "Five viscosities", "ALL_BUT", 200);
        final int training = burgersRaster(w, trainingReader, 200);
        final int model = w.node(CVAE_LEARNER, "Four latent variables", 500, 100, "latentSize", BURGERS_LATENTS,
            "epochs", BURGERS_EPOCHS, "validation", "RANDOM", "validationShare", 0.1);
        w.connect(training, 1, model, 1);
        final int states = encoder(w, model, training, "Latent states of the five runs", 700, 200);
        final int dynamics = w.node(DYNAMICS_LEARNER, "Dynamics that depend on the viscosity", 900, 100,
            "noise", BURGERS_NOISE, "weightDecay", BURGERS_DECAY, "validation", "NONE");
        w.connect(states, 1, dynamics, 1);
        final int testReader = burgersReader(w, "The viscosity that was left out", "ONLY", 400);
        final int truth = burgersRaster(w, testReader, 400);
        final int start = encoder(w, model, truth, "Only the first row is used further on", 700, 400);
        final int rollout = w.node(ROLLOUT, "From the first snapshot on", 1100, 300, "start", "FIRST", "steps",
            BURGERS_STEPS, "outputStart", true);
        w.connect(dynamics, 1, rollout, 1);
        w.connect(start, 1, rollout, 2);
        final int predicted = decoder(w, model, rollout, 1300, 200);
        final int scorer = scorer(w, predicted, truth, training, BURGERS_LATENTS, 1500, 300);
        final int picture = w.node(IMAGE, "Speed: truth, prediction and error", 1700, 300, "panels", "NAMED",
            "panelColumns", "Truth, Prediction, Error", "quantity", "MAGNITUDE", "imageRow", "LAST");
        w.connect(scorer, 3, picture, 1);
        return w;
    }

    private static int burgersReader(final WorkflowDraft w, final String note, final String runs, final int y) {
        return w.node(READER, note, 100, y, "source", WorkflowDraft.data("parameters.csv"), "scope", "FOLDER", "runs",
            runs, "runNames", LEFT_OUT);
    }

    private static int burgersRaster(final WorkflowDraft w, final int reader, final int y) {
        final int rasterizer =
            w.node(RASTERIZER, "32 x 32 pixels", 300, y, "pixelCount", "GIVEN", "width", 32, "height", 32);
        w.connect(reader, 1, rasterizer, 1);
        return rasterizer;
    }

    private static int encoder(final WorkflowDraft w, final int model, final int fields, final String note, final int x,
        final int y) {
        final int encoder = w.node(CVAE_ENCODER, note, x, y, "keepFields", false);
        w.connect(model, 1, encoder, 1);
        w.connect(fields, 1, encoder, 2);
        return encoder;
    }

    private static int decoder(final WorkflowDraft w, final int model, final int states, final int x, final int y) {
        final int decoder = w.node(CVAE_DECODER, "Predicted fields", x, y);
        w.connect(model, 1, decoder, 1);
        w.connect(states, 1, decoder, 2);
        return decoder;
    }

    private static int scorer(final WorkflowDraft w, final int predicted, final int truth, final int training,
        final int rank, final int x, final int y) {
        final int scorer = w.node(SCORER, "Errors beside baselines of the same size", x, y, "rank", rank);
        w.connect(predicted, 1, scorer, 1);
        w.connect(truth, 1, scorer, 2);
        w.connect(training, 1, scorer, 3);
        return scorer;
    }
}
