package org.latentrom.knime.tests.workflows;

import static org.latentrom.knime.tests.workflows.NodeKind.CVAE_DECODER;
import static org.latentrom.knime.tests.workflows.NodeKind.CVAE_ENCODER;
import static org.latentrom.knime.tests.workflows.NodeKind.CVAE_LEARNER;
import static org.latentrom.knime.tests.workflows.NodeKind.HISTORY;
import static org.latentrom.knime.tests.workflows.NodeKind.LATENT_SHEET;
import static org.latentrom.knime.tests.workflows.NodeKind.RASTERIZER;
import static org.latentrom.knime.tests.workflows.NodeKind.READER;
import static org.latentrom.knime.tests.workflows.NodeKind.RECONSTRUCTIONS;
import static org.latentrom.knime.tests.workflows.NodeKind.STATISTICS;

/** The workflows whose results are pictures of a CVAE: a small one a node, and the handwritten digits of MNIST. */
final class FigureWorkflows {
    private static final int STEP = 200;

    private static final int SIDE = 28;

    private FigureWorkflows() {
    }

    static WorkflowDraft reconstructions() {
        final var w = SmallWorkflows.draft(RECONSTRUCTIONS, "Fields of a small flow beside what a CVAE makes of them.");
        final int fields = SmallWorkflows.rasterize(w, SmallWorkflows.read(w), 100 + STEP, 150);
        final int model = SmallWorkflows.learn(w, fields);
        final int decoder = decode(w, model, encode(w, model, fields, 100 + 3 * STEP, 150), 100 + 4 * STEP, 150);
        final int sheet = w.node(RECONSTRUCTIONS, "Speed: the ten worst snapshots", 100 + 5 * STEP, 150,
            "originalColumn", "Field", "reconstructionColumn", "Reconstruction", "choice", "WORST", "count", 10,
            "columns", 2, "tiles/quantity", "MAGNITUDE", "tiles/width", 160);
        w.connect(decoder, 1, sheet, 1);
        return w;
    }

    static WorkflowDraft history() {
        final var w = SmallWorkflows.draft(HISTORY, "How the training of a CVAE on a small flow went.");
        final int model =
            SmallWorkflows.learn(w, SmallWorkflows.rasterize(w, SmallWorkflows.read(w), 100 + STEP, 150));
        history(w, model, 100 + 3 * STEP, 150);
        return w;
    }

    static WorkflowDraft latentSheet() {
        final var w = SmallWorkflows.draft(LATENT_SHEET, "The latent plane of a small flow, with its snapshots on it, "
            + "and what each latent variable means.");
        final int fields = SmallWorkflows.rasterize(w, SmallWorkflows.read(w), 100 + STEP, 150);
        final int model = SmallWorkflows.learn(w, fields);
        final int states = encode(w, model, fields, 100 + 3 * STEP, 150);
        final int plane = w.node(LATENT_SHEET, "Speed on the plane of both latent variables", 100 + 4 * STEP, 50,
            "values", 7, "points", "SIGMAS", "tiles/quantity", "MAGNITUDE", "tiles/width", 96);
        w.connect(model, 1, plane, 1);
        w.connect(states, 1, plane, 2);
        final int traversals = w.node(LATENT_SHEET, "Speed when each latent variable runs", 100 + 4 * STEP, 250, "view",
            "TRAVERSALS", "values", 7, "spacing", "LINEAR", "others", "MEAN", "tiles/quantity", "MAGNITUDE",
            "tiles/width", 96);
        w.connect(model, 1, traversals, 1);
        w.connect(states, 1, traversals, 2);
        return w;
    }

    static WorkflowDraft digits() {
        final var w = new WorkflowDraft("mnist-digits", "Handwritten digits of MNIST, trained on 1,600, judged on 400 "
            + "others. Of a model with two latent variables: the latent plane, with and without the data. Of one with "
            + "seven: reconstructions, the worst of them, the training's history, what each latent variable means, and "
            + "statistics.");
        final int training = images(w, "train", "1,600 digits to train with", 100, 200);
        final int test = images(w, "t10k", "400 digits to judge with", 100, 500);
        final int flat = learn(w, training, 2, "Two latent variables: a plane", 600, 100);
        final int points = encode(w, flat, training, 800, 150);
        plane(w, flat, points, "What is decoded from the latent plane", 1200, 50, "NONE");
        plane(w, flat, points, "The training digits on it, by their labels", 1200, 200, "SIGMAS");
        final int model = learn(w, training, 7, "Seven latent variables", 600, 400);
        history(w, model, 800, 350);
        final int statistics = w.node(STATISTICS, "On the test digits", 800, 650);
        w.connect(model, 1, statistics, 1);
        w.connect(test, 1, statistics, 2);
        final int states = encode(w, model, test, 800, 500);
        final int traversals = w.node(LATENT_SHEET, "What each latent variable means", 1200, 350, "view", "TRAVERSALS",
            "values", 15, "spacing", "LINEAR", "decoded", "LAMBDA", "tiles/colorMap", "GREY", "tiles/range", "GIVEN",
            "tiles/width", 2 * SIDE);
        w.connect(model, 1, traversals, 1);
        w.connect(states, 1, traversals, 2);
        final int decoded = decode(w, model, states, 1000, 500);
        sheet(w, decoded, "Test digits", 1200, 500, "FIRST");
        sheet(w, decoded, "The worst of them", 1200, 650, "WORST");
        return w;
    }

    private static int learn(final WorkflowDraft w, final int fields, final int latents, final String note, final int x,
        final int y) {
        final int learner = w.node(CVAE_LEARNER, note, x, y, "latentSize", latents, "observation",
            "CONTINUOUS_BERNOULLI", "epochs", 24, "batchSize", 32, "validation", "RANDOM", "validationShare", 0.1);
        w.connect(fields, 1, learner, 1);
        return learner;
    }

    private static int images(final WorkflowDraft w, final String set, final String note, final int x, final int y) {
        final int reader =
            w.node(READER, note, x, y, "source", WorkflowDraft.data(set + "-images-idx3-ubyte.gz"));
        final int rasterizer = w.node(RASTERIZER, "The pixels as they are", x + STEP, y, "pixelCount", "GIVEN", "width",
            SIDE, "height", SIDE);
        w.connect(reader, 1, rasterizer, 1);
        return rasterizer;
    }

    private static void plane(final WorkflowDraft w, final int model, final int states, final String note, final int x,
        final int y, final String points) {
        final int sheet = w.node(LATENT_SHEET, note, x, y, "points", points, "classes", "COLUMN", "classColumn", "label",
            "decoded", "LAMBDA", "tiles/colorMap", "GREY", "tiles/range", "GIVEN", "tiles/width", SIDE);
        w.connect(model, 1, sheet, 1);
        w.connect(states, 1, sheet, 2);
    }

    private static void sheet(final WorkflowDraft w, final int decoded, final String note, final int x, final int y,
        final String choice) {
        final int sheet = w.node(RECONSTRUCTIONS, note, x, y, "originalColumn", "Field", "reconstructionColumn",
            "Reconstruction", "classes", "COLUMN", "classColumn", "label", "choice", choice, "tiles/colorMap", "GREY",
            "tiles/range", "GIVEN", "tiles/width", SIDE);
        w.connect(decoded, 1, sheet, 1);
    }

    private static void history(final WorkflowDraft w, final int learner, final int x, final int y) {
        w.connect(learner, 2, w.node(HISTORY, "ELBO and learning rate", x, y), 1);
    }

    private static int encode(final WorkflowDraft w, final int model, final int fields, final int x, final int y) {
        final int encoder = w.node(CVAE_ENCODER, "Latent states of the fields", x, y, "sigmas", true);
        w.connect(model, 1, encoder, 1);
        w.connect(fields, 1, encoder, 2);
        return encoder;
    }

    private static int decode(final WorkflowDraft w, final int model, final int states, final int x, final int y) {
        final int decoder =
            w.node(CVAE_DECODER, "Fields of the latent states", x, y, "newColumn", "Reconstruction", "value", "LAMBDA");
        w.connect(model, 1, decoder, 1);
        w.connect(states, 1, decoder, 2);
        return decoder;
    }
}
