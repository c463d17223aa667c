package org.latentrom.knime.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.filehandling.core.connections.FSCategory;
import org.knime.filehandling.core.connections.FSLocation;
import org.latentrom.knime.tests.workflows.NodeKind;
import org.latentrom.knime.tests.workflows.SmallFlow;
import org.latentrom.knime.tests.workflows.WorkflowDraft;
import org.latentrom.runner.workflow.NodeState;
import org.latentrom.runner.workflow.RunListener;
import org.latentrom.runner.workflow.Workflow;

/** What is wrong is named, with the remedy: while the node is configured where that is possible, else when it runs. */
class BadInputTest {
    @TempDir
    Path m_folder;

    /** The node is not configured, and its message has all the words. */
    private void notConfigured(final WorkflowDraft draft, final int node, final String... words) throws IOException {
        try (var workflow = Drafts.open(draft, m_folder)) {
            assertEquals(NodeState.IDLE, workflow.node(node).state());
            words(workflow, node, words);
        }
    }

    /** The node is configured, fails when it runs and leaves nothing; its message has all the words. */
    private void notExecuted(final WorkflowDraft draft, final int node, final String... words) throws IOException {
        try (var workflow = Drafts.run(draft, m_folder)) {
            failed(workflow, node, words);
        }
    }

    private static void failed(final Workflow workflow, final int node, final String... words) {
        final var failed = workflow.node(node);
        assertEquals(NodeState.CONFIGURED, failed.state(), failed.messages().toString());
        assertEquals(1, failed.errors().size(), failed.messages().toString());
        for (int i = 0; i < failed.kind().definition().outputs().size(); i++) {
            assertNull(failed.outObject(i), "a failed node must leave nothing");
        }
        words(workflow, node, words);
    }

    private static void words(final Workflow workflow, final int node, final String... words) {
        final String text = workflow.node(node).messages().toString();
        Arrays.stream(words).forEach(w -> assertTrue(text.contains(w), "\"" + w + "\" is not in: " + text));
    }

    @Test
    void readerWithoutFile() throws IOException {
        final var w = Drafts.draft();
        notConfigured(w, w.node(NodeKind.READER, "", 0, 0), "No file is chosen", "dialog");
    }

    @Test
    void readerOfMissingFile() throws IOException {
        final var w = Drafts.draft();
        final int reader = w.node(NodeKind.READER, "", 0, 0, "source", WorkflowDraft.data("nothing.pvd"));
        notConfigured(w, reader, "nothing.pvd", "Choose another file");
    }

    @Test
    void readerOfFileSystemThatNeedsAConnection() throws IOException {
        final var w = Drafts.draft();
        final var location = new FSLocation(FSCategory.CONNECTED, "amazon-s3", "/bucket/flow.pvd");
        notConfigured(w, w.node(NodeKind.READER, "", 0, 0, "source", location), "flow.pvd", "needs a connection");
    }

    @Test
    void readerOfUnknownField() throws IOException {
        final var w = Drafts.draft();
        notConfigured(w, Drafts.reader(w, "fields", "temperature"), "temperature", "velocity");
    }

    @Test
    void readerOfNoTimes() throws IOException {
        final var w = Drafts.draft();
        final int reader = Drafts.reader(w, "timeFrom", 5.0);
        try (var workflow = Drafts.run(w, m_folder)) {
            assertTrue(workflow.node(reader).state() != NodeState.EXECUTED);
            words(workflow, reader, "5");
        }
    }

    /** Sentences begin with a capital letter; names of runs are no words. */
    @Test
    void namesOfRunsKeepTheirLetters() throws IOException {
        final var w = Drafts.draft();
        final int reader = w.node(NodeKind.READER, "", 0, 0, "source", WorkflowDraft.data("runs"));
        w.write(m_folder);
        for (String run : new String[]{"high", "low"}) {
            SmallFlow.write(m_folder.resolve("data/runs").resolve(run));
        }
        final Path file = m_folder.resolve("data/runs/low/flow07.vtu");
        Files.writeString(file, Files.readString(file).substring(0, 1500));
        try (var workflow = Workflow.open(m_folder)) {
            workflow.run(new RunListener() {
            });
            failed(workflow, reader, "low: flow07.vtu");
        }
    }

    @Test
    void readerOfCutOffFileNamesIt() throws IOException {
        SmallFlow.write(m_folder.resolve("data"));
        final var w = Drafts.draft();
        final int reader = Drafts.reader(w);
        w.write(m_folder);
        final Path file = m_folder.resolve("data").resolve("flow07.vtu");
        Files.writeString(file, Files.readString(file).substring(0, 1500));
        try (var workflow = Workflow.open(m_folder)) {
            workflow.run(new RunListener() {
            });
            failed(workflow, reader, "flow07.vtu");
        }
    }

    @Test
    void rasterizerOfTableWithoutSnapshots() throws IOException {
        final var w = Drafts.draft();
        final int second = Drafts.node(w, NodeKind.RASTERIZER, new int[]{Drafts.fields(w)}, "snapshotColumn", "");
        notConfigured(w, second, "no snapshot column", "Snapshot Reader");
    }

    @Test
    void rasterizerOfUnknownChannelListsTheOthers() throws IOException {
        final var w = Drafts.draft();
        final int rasterizer = Drafts.node(w, NodeKind.RASTERIZER, new int[]{Drafts.reader(w)}, "channels", "NAMED",
            "channelNames", "heat");
        notExecuted(w, rasterizer, "heat", "velocity_x", "pressure");
    }

    @Test
    void rasterizerBesideTheMesh() throws IOException {
        final var w = Drafts.draft();
        final int rasterizer = Drafts.node(w, NodeKind.RASTERIZER, new int[]{Drafts.reader(w)}, "region", "GIVEN",
            "xMin", 7.0, "xMax", 8.0);
        notExecuted(w, rasterizer, "Row0", "mesh", "extent");
    }

    @Test
    void chosenColumnIsMissing() throws IOException {
        final var w = Drafts.draft();
        final int learner =
            Drafts.node(w, NodeKind.CVAE_LEARNER, new int[]{Drafts.fields(w)}, "fieldColumn", "Temperature");
        notConfigured(w, learner, "Temperature", "Training fields", "dialog");
    }

    @Test
    void latentSizeLargerThanTheData() throws IOException {
        final var w = Drafts.draft();
        final int learner = Drafts.node(w, NodeKind.CVAE_LEARNER, new int[]{Drafts.fields(w)}, "latentSize", 16);
        notExecuted(w, learner, "latent size of 16", "17", "smaller latent size");
    }

    @Test
    void trainingThatDivergesSaysWhatToDo() throws IOException {
        final var w = Drafts.draft();
        final int learner = Drafts.node(w, NodeKind.CVAE_LEARNER, new int[]{Drafts.fields(w)}, "epochs", 5,
            "batchSize", 8, "baseWidth", 64, "features", 256, "learningRate", 1.0, "gradientClip", 0.0);
        notExecuted(w, learner, "The training diverged in epoch", "smaller learning rate");
    }

    @Test
    void unknownValidationRun() throws IOException {
        final var w = Drafts.draft();
        final int learner = Drafts.node(w, NodeKind.CVAE_LEARNER, new int[]{Drafts.fields(w)}, "validation", "RUNS",
            "validationRuns", "other");
        notExecuted(w, learner, "other", "flow");
    }

    @Test
    void encoderOfAnotherGridNamesTheRow() throws IOException {
        final var w = Drafts.draft();
        final int reader = Drafts.reader(w);
        final int model = Drafts.model(w, Drafts.raster(w, reader, 16, 8));
        final int encoder = Drafts.states(w, model, Drafts.raster(w, reader, 24, 8));
        notExecuted(w, encoder, "Row0", "24", "16", "Rasterize");
    }

    @Test
    void encoderWouldOverwriteColumns() throws IOException {
        final var w = Drafts.draft();
        final int fields = Drafts.fields(w);
        final int model = Drafts.model(w, fields);
        final int again = Drafts.states(w, model, Drafts.states(w, model, fields));
        notConfigured(w, again, "z0", "another prefix");
    }

    @Test
    void decoderWithoutLatentColumns() throws IOException {
        final var w = Drafts.draft();
        final int fields = Drafts.fields(w);
        final int decoder = Drafts.node(w, NodeKind.CVAE_DECODER, new int[]{Drafts.model(w, fields), fields});
        notConfigured(w, decoder, "z0", "Latent states", "encoded");
    }

    @Test
    void dynamicsWithoutLatentColumns() throws IOException {
        final var w = Drafts.draft();
        notConfigured(w, Drafts.dynamics(w, Drafts.fields(w)), "z0", "CVAE Encoder");
    }

    @Test
    void dynamicsWithoutParameterColumn() throws IOException {
        final var w = Drafts.draft();
        final int fields = Drafts.fields(w);
        final int states = Drafts.states(w, Drafts.model(w, fields), fields);
        final int learner = Drafts.node(w, NodeKind.DYNAMICS_LEARNER, new int[]{states}, "parameters", "NAMED",
            "parameterColumns", "nu");
        notConfigured(w, learner, "nu", "parameter");
    }

    @Test
    void parameterThatIsALatentColumn() throws IOException {
        final var w = Drafts.draft();
        final int fields = Drafts.fields(w);
        final int states = Drafts.states(w, Drafts.model(w, fields), fields);
        final int learner = Drafts.node(w, NodeKind.DYNAMICS_LEARNER, new int[]{states}, "parameters", "NAMED",
            "parameterColumns", "z1");
        notConfigured(w, learner, "z1", "parameter");
    }

    @Test
    void rolloutWithoutLatentColumns() throws IOException {
        final var w = Drafts.draft();
        final int fields = Drafts.fields(w);
        final int states = Drafts.states(w, Drafts.model(w, fields), fields);
        final int rollout = Drafts.node(w, NodeKind.ROLLOUT, new int[]{Drafts.dynamics(w, states), fields});
        notConfigured(w, rollout, "z0", "Start states");
    }

    @Test
    void linearDynamicsTakeOnlyMultiplesOfTheirStep() throws IOException {
        final var w = Drafts.draft();
        final int fields = Drafts.fields(w);
        final int states = Drafts.states(w, Drafts.model(w, fields), fields);
        final int rollout = Drafts.node(w, NodeKind.ROLLOUT, new int[]{Drafts.dynamics(w, states), states},
            "timeStepMode", "GIVEN", "timeStep", 0.03);
        notExecuted(w, rollout, "0.03", "0.05", "multiple");
    }

    @Test
    void scorerFindsNoTruth() throws IOException {
        final var w = Drafts.draft();
        final int early = Drafts.fields(w, "timeTo", 0.3);
        final int late = Drafts.fields(w, "timeFrom", 0.4);
        final int scorer = Drafts.node(w, NodeKind.SCORER, new int[]{early, late, early});
        notExecuted(w, scorer, "No predicted field", "flow", "tolerance");
    }

    @Test
    void scorerOfAnotherGrid() throws IOException {
        final var w = Drafts.draft();
        final int reader = Drafts.reader(w);
        final int fields = Drafts.raster(w, reader, 16, 8);
        final int scorer = Drafts.node(w, NodeKind.SCORER, new int[]{Drafts.raster(w, reader, 8, 8), fields, fields});
        notExecuted(w, scorer, "flow", "same grid");
    }

    @Test
    void imageOfUnknownChannel() throws IOException {
        final var w = Drafts.draft();
        final int image = Drafts.node(w, NodeKind.IMAGE, new int[]{Drafts.fields(w)}, "channel", "heat");
        notExecuted(w, image, "Row0", "heat", "velocity_x");
    }

    @Test
    void imageOfUnknownRow() throws IOException {
        final var w = Drafts.draft();
        final int image =
            Drafts.node(w, NodeKind.IMAGE, new int[]{Drafts.fields(w)}, "imageRow", "NAMED", "rowId", "Row99");
        notExecuted(w, image, "Row99", "RowID");
    }

    @Test
    void imageOfUnknownColumn() throws IOException {
        final var w = Drafts.draft();
        final int image = Drafts.node(w, NodeKind.IMAGE, new int[]{Drafts.fields(w)}, "panels", "NAMED", "panelColumns",
            "Truth, Prediction");
        notConfigured(w, image, "Truth");
    }

    @Test
    void vorticityOfUnknownChannel() throws IOException {
        final var w = Drafts.draft();
        final int differentiator = Drafts.node(w, NodeKind.DIFFERENTIATOR, new int[]{Drafts.fields(w)}, "vorticity",
            true, "u", "heat");
        notExecuted(w, differentiator, "Row0", "heat", "velocity_x");
    }

    @Test
    void emptyTables() throws IOException {
        final var w = Drafts.draft();
        final int fields = Drafts.fields(w);
        final int model = Drafts.model(w, fields);
        final int states = Drafts.states(w, model, fields);
        final int dynamics = Drafts.dynamics(w, states);
        try (var workflow = Drafts.run(w, m_folder)) {
            assertEquals(NodeState.EXECUTED, workflow.node(dynamics).state());
        }
        // the statistics need two fields at least
        final var few = Drafts.draft();
        final int all = Drafts.fields(few);
        final int one = Drafts.fields(few, "timeTo", 0.01);
        final int statistics = Drafts.node(few, NodeKind.STATISTICS, new int[]{Drafts.model(few, all), one});
        notExecuted(few, statistics, "1 rows", "at least 2");
    }

    @Test
    void valuesOutOfRangeAreLoadErrors() throws IOException {
        for (Object[] bad : List.of(new Object[]{NodeKind.CVAE_LEARNER, "epochs", 0},
            new Object[]{NodeKind.CVAE_LEARNER, "learningRate", -1.0},
            new Object[]{NodeKind.CVAE_LEARNER, "validationShare", 1.0},
            new Object[]{NodeKind.RASTERIZER, "width", 0}, new Object[]{NodeKind.DYNAMICS_LEARNER, "members", 0},
            new Object[]{NodeKind.ROLLOUT, "steps", 0}, new Object[]{NodeKind.DIFFERENTIATOR, "radius", 0.1},
            new Object[]{NodeKind.SCORER, "rank", 0}, new Object[]{NodeKind.IMAGE, "pixelSize", 0},
            new Object[]{NodeKind.STATISTICS, "samples", 0}, new Object[]{NodeKind.CVAE_ENCODER, "prefix", ""},
            new Object[]{NodeKind.CVAE_DECODER, "newColumn", ""})) {
            final var w = Drafts.draft();
            w.node((NodeKind)bad[0], "", 0, 0, bad[1], bad[2]);
            try (var workflow = Drafts.open(w, m_folder)) {
                assertTrue(workflow.hasLoadErrors(), bad[0] + " accepts " + bad[1] + " = " + bad[2]);
            }
        }
    }
}
