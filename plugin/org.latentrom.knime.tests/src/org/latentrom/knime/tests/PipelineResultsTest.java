package org.latentrom.knime.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.raster.ChannelSource;
import org.latentrom.engine.raster.Rasterizer;
import org.latentrom.engine.raster.Resolution;
import org.latentrom.knime.data.FieldValue;
import org.latentrom.knime.data.SnapshotValue;
import org.latentrom.knime.port.CvaeModelPortObject;
import org.latentrom.knime.port.CvaeModelPortObjectSpec;
import org.latentrom.knime.port.LatentDynamicsPortObject;
import org.latentrom.knime.tests.workflows.NodeKind;
import org.latentrom.knime.tests.workflows.WorkflowDraft;
import org.latentrom.runner.workflow.NodeState;
import org.latentrom.runner.workflow.Workflow;

/** What the nodes put into their outputs is what the engine computes, in the right rows and columns. */
class PipelineResultsTest {
    @TempDir
    Path m_folder;

    private Workflow run(final WorkflowDraft draft) throws IOException {
        final var workflow = Drafts.run(draft, m_folder);
        workflow.nodes().forEach(n -> assertEquals(NodeState.EXECUTED, n.state(), n.label() + n.messages()));
        return workflow;
    }

    private static Field field(final Workflow workflow, final int node, final int row) {
        return ((FieldValue)Tables.column(Tables.table(workflow, node, 1), "Field").get(row)).getField();
    }

    @Test
    void readerSplitsByTime() throws IOException {
        final var w = Drafts.draft();
        final int early = Drafts.reader(w, "timeTo", 0.42, "fields", "pressure");
        final int late = Drafts.reader(w, "timeFrom", 0.42);
        try (var workflow = run(w)) {
            final double[] first = Tables.numbers(Tables.table(workflow, early, 1), "Time");
            final double[] second = Tables.numbers(Tables.table(workflow, late, 1), "Time");
            assertEquals(9, first.length);
            assertEquals(11, second.length);
            assertEquals(0.4, first[8], 1e-12);
            assertEquals(0.45, second[0], 1e-12);
            assertEquals(List.of("Run", "Time", "Snapshot"), Tables.columns(Tables.table(workflow, early, 1)));
            final var cell = (SnapshotValue)Tables.column(Tables.table(workflow, early, 1), "Snapshot").get(0);
            assertEquals(List.of("pressure"), cell.getFieldNames());
            assertEquals("flow", Tables.column(Tables.table(workflow, early, 1), "Run").get(0).toString());
        }
    }

    @Test
    void rasterizerDoesWhatTheEngineDoes() throws IOException {
        final var w = Drafts.draft();
        final int reader = Drafts.reader(w);
        final int raster = Drafts.node(w, NodeKind.RASTERIZER, new int[]{reader}, "longerSide", 24,
            "keepSnapshots", true);
        try (var workflow = run(w)) {
            final var table = Tables.table(workflow, raster, 1);
            assertEquals(List.of("Run", "Time", "Snapshot", "Field"), Tables.columns(table));
            final Snapshot snapshot = ((SnapshotValue)Tables.column(table, "Snapshot").get(7)).getSnapshot();
            final Field field = field(workflow, raster, 7);
            // 24 x 12 would have square pixels, a multiple of 8 is 16
            assertEquals(24, field.shape().width());
            assertEquals(16, field.shape().height());
            assertEquals(List.of("velocity_x", "velocity_y", "pressure"), field.shape().channels());
            final Field truth = Rasterizer.of(snapshot.mesh(), Rasterizer.extentOf(snapshot.mesh()),
                new Resolution(16, 24), Progress.NONE).rasterize(snapshot, ChannelSource.defaults(snapshot));
            assertArrayEquals(truth.values(), field.values());
            assertEquals(truth.mask(), field.mask());
        }
    }

    @Test
    void rasterizerOnARectangle() throws IOException {
        final var w = Drafts.draft();
        final int raster = Drafts.node(w, NodeKind.RASTERIZER, new int[]{Drafts.reader(w)}, "region", "GIVEN", "xMin",
            1.0, "xMax", 3.0, "yMin", 0.0, "yMax", 1.0, "pixelCount", "GIVEN", "width", 10, "height", 5, "newColumn",
            "Right half");
        try (var workflow = run(w)) {
            final var table = Tables.table(workflow, raster, 1);
            assertEquals(List.of("Run", "Time", "Right half"), Tables.columns(table));
            final var field = ((FieldValue)Tables.column(table, "Right half").get(0)).getField();
            assertEquals(25, field.mask().count(), "the mesh ends in the middle of the rectangle");
            assertEquals(3.0, field.shape().extent().xMax());
        }
    }

    @Test
    void encoderAndDecoderUseTheModel() throws IOException {
        final var w = Drafts.draft();
        final int fields = Drafts.fields(w);
        final int model = Drafts.model(w, fields);
        final int encoder = Drafts.states(w, model, fields, "prefix", "q", "sigmas", true, "keepFields", false);
        final int decoder = Drafts.node(w, NodeKind.CVAE_DECODER, new int[]{model, encoder}, "prefix", "q");
        try (var workflow = run(w)) {
            final var port = (CvaeModelPortObject)workflow.node(model).outObject(0);
            final var cvae = port.model();
            final var table = Tables.table(workflow, encoder, 1);
            assertEquals(List.of("Run", "Time", "q0", "q1", "q0 (sigma)", "q1 (sigma)"), Tables.columns(table));
            assertEquals(List.of("Run", "Time", "q0", "q1", "q0 (sigma)", "q1 (sigma)", "Field"),
                Tables.columns(Tables.table(workflow, decoder, 1)));
            final var posterior = cvae.encode(List.of(field(workflow, fields, 3)), Progress.NONE);
            assertEquals(posterior.mean()[0][1], Tables.numbers(table, "q1")[3], 1e-5);
            assertEquals(posterior.sigma()[0][0], Tables.numbers(table, "q0 (sigma)")[3], 1e-5);
            final double[] z = {Tables.numbers(table, "q0")[3], Tables.numbers(table, "q1")[3]};
            final Field truth = cvae.decode(new double[][]{z}, Progress.NONE).get(0);
            final Field decoded = field(workflow, decoder, 3);
            assertEquals(truth.shape(), decoded.shape());
            assertEquals(truth.mask(), decoded.mask());
            for (int i = 0; i < truth.values().length; i++) {
                assertEquals(truth.values()[i], decoded.values()[i], 1e-5);
            }
        }
    }

    @Test
    void learnerSaysWhatItLearnt() throws IOException {
        final var w = Drafts.draft();
        final int fields = Drafts.fields(w);
        final int learner = Drafts.node(w, NodeKind.CVAE_LEARNER, new int[]{fields}, "epochs", 4, "baseWidth", 4,
            "features", 8, "latentSize", 3);
        final int unvalidated = Drafts.node(w, NodeKind.CVAE_LEARNER, new int[]{fields}, "epochs", 2, "baseWidth", 4,
            "features", 8, "validation", "NONE");
        try (var workflow = run(w)) {
            final var spec = (CvaeModelPortObjectSpec)workflow.node(learner).outSpec(0);
            assertEquals(3, spec.latentSize());
            assertEquals(field(workflow, fields, 0).shape(), spec.shape().orElseThrow());
            final var history = Tables.table(workflow, learner, 2);
            assertArrayEquals(new double[]{1, 2, 3, 4}, Tables.numbers(history, "Epoch"));
            Arrays.stream(Tables.numbers(history, "Validation ELBO")).forEach(v -> assertTrue(Double.isFinite(v)));
            assertEquals("true", Tables.column(history, "Best so far").get(0).toString());
            Tables.column(Tables.table(workflow, unvalidated, 2), "Validation ELBO")
                .forEach(c -> assertTrue(c.isMissing(), "nothing was validated"));
        }
    }

    @Test
    void sameSeedSameModel() throws IOException {
        final var w = Drafts.draft();
        final int fields = Drafts.fields(w);
        final int a = Drafts.model(w, fields);
        final int b = Drafts.model(w, fields);
        final int other = Drafts.node(w, NodeKind.CVAE_LEARNER, new int[]{fields}, "epochs", 3, "baseWidth", 4,
            "features", 8, "seed", 2L);
        try (var workflow = run(w)) {
            final var history = Tables.content(Tables.table(workflow, a, 2));
            assertEquals(history, Tables.content(Tables.table(workflow, b, 2)));
            assertNotEquals(history, Tables.content(Tables.table(workflow, other, 2)));
        }
    }

    @Test
    void modelIsTheSameAfterReopening() throws IOException {
        final var w = Drafts.draft();
        final int fields = Drafts.fields(w);
        final int model = Drafts.model(w, fields);
        final int states = Drafts.states(w, model, fields);
        final int dynamics = Drafts.dynamics(w, states);
        try (var workflow = run(w)) {
            workflow.save(m_folder.resolve("saved"));
            try (var reopened = Workflow.open(m_folder.resolve("saved"))) {
                final var before = (CvaeModelPortObject)workflow.node(model).outObject(0);
                final var after = (CvaeModelPortObject)reopened.node(model).outObject(0);
                assertEquals(before.getSpec(), after.getSpec());
                final double[][] z = {{0.3, -1.2}};
                assertArrayEquals(before.model().decode(z, Progress.NONE).get(0).values(),
                    after.model().decode(z, Progress.NONE).get(0).values());
                final var step = (LatentDynamicsPortObject)workflow.node(dynamics).outObject(0);
                final var again = (LatentDynamicsPortObject)reopened.node(dynamics).outObject(0);
                assertEquals(step.getSpec(), again.getSpec());
                assertEquals(step.getSummary(), again.getSummary());
                assertArrayEquals(step.dynamics().step(z[0], step.getSpec().timeStep(), new double[0]),
                    again.dynamics().step(z[0], step.getSpec().timeStep(), new double[0]));
            }
        }
    }
}
