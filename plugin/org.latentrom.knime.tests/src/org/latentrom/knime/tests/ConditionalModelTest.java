package org.latentrom.knime.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latentrom.engine.cvae.DecodedValue;
import org.latentrom.engine.progress.Progress;
import org.latentrom.knime.data.FieldValue;
import org.latentrom.knime.port.CvaeModelPortObject;
import org.latentrom.knime.port.CvaeModelPortObjectSpec;
import org.latentrom.knime.tests.workflows.NodeKind;
import org.latentrom.knime.tests.workflows.WorkflowDraft;
import org.latentrom.runner.workflow.NodeState;
import org.latentrom.runner.workflow.RunListener;
import org.latentrom.runner.workflow.Workflow;

/** A CVAE that is told a parameter of the run, on travelling waves whose height is that parameter. */
class ConditionalModelTest {
    private static final double[] TIMES = {0, 0.1, 0.2, 0.3, 0.4, 0.5};

    private static final String[] CONDITIONS = {"conditions/columns", "NAMED", "conditions/names", "nu"};

    @TempDir
    Path m_folder;

    @BeforeEach
    void writeRuns() throws IOException {
        for (double nu : new double[]{0.5, 1, 2}) {
            NumpySeries.write(m_folder.resolve("data/runs/nu_" + nu + ".npz"), "u", 8, 8, 1, TIMES,
                (x, y, t) -> nu * Math.sin(6 * (x - t)) * Math.cos(3 * y));
        }
    }

    private static int fields(final WorkflowDraft w, final Object... settings) {
        final Object[] all = {"source", WorkflowDraft.data("runs/nu_1.0.npz"), "scope", "FOLDER"};
        final Object[] both = Arrays.copyOf(all, all.length + settings.length);
        System.arraycopy(settings, 0, both, all.length, settings.length);
        final int reader = w.node(NodeKind.READER, "", 0, 0, both);
        return Drafts.node(w, NodeKind.RASTERIZER, new int[]{reader}, "pixelCount", "GIVEN", "width", 8, "height", 8);
    }

    private static int learner(final WorkflowDraft w, final int fields, final Object... conditions) {
        final Object[] all = {"epochs", 3, "baseWidth", 4, "features", 8, "validation", "NONE"};
        final Object[] both = Arrays.copyOf(all, all.length + conditions.length);
        System.arraycopy(conditions, 0, both, all.length, conditions.length);
        return Drafts.node(w, NodeKind.CVAE_LEARNER, new int[]{fields}, both);
    }

    private Workflow open(final WorkflowDraft w) throws IOException {
        w.write(m_folder);
        return Workflow.open(m_folder);
    }

    private static void words(final Workflow workflow, final int node, final String... words) {
        final String text = workflow.node(node).messages().toString();
        Arrays.stream(words).forEach(w -> assertTrue(text.contains(w), "\"" + w + "\" is not in: " + text));
    }

    @Test
    void encoderAndDecoderTellTheModelTheParameter() throws IOException {
        final var w = Drafts.draft();
        final int fields = fields(w);
        final int model = learner(w, fields, (Object[])CONDITIONS);
        final int states = Drafts.states(w, model, fields);
        final int decoder = Drafts.node(w, NodeKind.CVAE_DECODER, new int[]{model, states}, "newColumn", "Decoded");
        try (var workflow = open(w)) {
            assertEquals(List.of("nu"), ((CvaeModelPortObjectSpec)workflow.node(model).outSpec(0)).conditions());
            assertTrue(workflow.run(new RunListener() {
            }), () -> workflow.node(model).messages().toString() + workflow.node(states).messages());
            final var port = (CvaeModelPortObject)workflow.node(model).outObject(0);
            assertEquals(List.of("nu"), port.getSpec().conditions());
            assertTrue(port.getSummary().contains("parameters nu"), port.getSummary());
            final var cvae = port.model();
            final var table = Tables.table(workflow, decoder, 1);
            final double[] nu = Tables.numbers(table, "nu");
            final int row = 10;
            final var field = ((FieldValue)Tables.column(table, "Field").get(row)).getField();
            final var z = cvae.encode(List.of(field), new double[][]{{nu[row]}}, Progress.NONE).mean();
            assertEquals(z[0][0], Tables.numbers(table, "z0")[row], 1e-5);
            final double[][] state = {{Tables.numbers(table, "z0")[row], Tables.numbers(table, "z1")[row]}};
            final var truth = cvae.decode(state, new double[][]{{nu[row]}}, DecodedValue.MEAN, 0, Progress.NONE).get(0);
            final var other = cvae.decode(state, new double[][]{{nu[row] + 1}}, DecodedValue.MEAN, 0, Progress.NONE);
            final var decoded = ((FieldValue)Tables.column(table, "Decoded").get(row)).getField();
            assertArrayEquals(truth.values(), decoded.values(), 1e-5f);
            assertFalse(Arrays.equals(truth.values(), other.get(0).values()), "the parameter has no effect");
            workflow.save(m_folder.resolve("saved"));
        }
        try (var reopened = Workflow.open(m_folder.resolve("saved"))) {
            assertEquals(List.of(), reopened.problems());
            final var port = (CvaeModelPortObject)reopened.node(model).outObject(0);
            assertEquals(List.of("nu"), port.getSpec().conditions());
        }
    }

    @Test
    void statisticsAndLatentSheetKnowTheParameter() throws IOException {
        final var w = Drafts.draft();
        final int fields = fields(w);
        final int model = learner(w, fields, (Object[])CONDITIONS);
        final int statistics = Drafts.node(w, NodeKind.STATISTICS, new int[]{model, fields});
        final int sheet =
            Drafts.node(w, NodeKind.LATENT_SHEET, new int[]{model, Drafts.states(w, model, fields)}, "values", 3);
        final int without =
            Drafts.node(w, NodeKind.STATISTICS, new int[]{model, fields(w, "parameters", "NONE")});
        try (var workflow = open(w)) {
            words(workflow, without, "nu", "Fields", "append a column of that name");
            workflow.run(new RunListener() {
            });
            for (int node : new int[]{statistics, sheet}) {
                assertEquals(NodeState.EXECUTED, workflow.node(node).state(),
                    () -> workflow.node(node).messages().toString());
            }
        }
    }

    @Test
    void allNumberColumnsAreThoseBesideRunAndTime() throws IOException {
        final var w = Drafts.draft();
        final int model = learner(w, fields(w), "conditions/columns", "ALL");
        try (var workflow = open(w)) {
            assertEquals(List.of("nu"), ((CvaeModelPortObjectSpec)workflow.node(model).outSpec(0)).conditions());
        }
    }

    @Test
    void tablesWithoutTheParameterAreRefused() throws IOException {
        final var w = Drafts.draft();
        final int fields = fields(w);
        final int model = learner(w, fields, (Object[])CONDITIONS);
        final int without = fields(w, "parameters", "NONE");
        final int encoder = Drafts.states(w, model, without);
        final int learner = learner(w, without, (Object[])CONDITIONS);
        final int plain = learner(w, without);
        final int decoder = Drafts.node(w, NodeKind.CVAE_DECODER,
            new int[]{model, Drafts.states(w, plain, without)});
        try (var workflow = open(w)) {
            words(workflow, encoder, "nu", "Fields", "append a column of that name");
            words(workflow, decoder, "nu", "Latent states", "append a column of that name");
            words(workflow, learner, "nu", "Training fields", "take it out of the parameter columns");
            for (int node : new int[]{encoder, decoder, learner}) {
                assertEquals(NodeState.IDLE, workflow.node(node).state());
            }
        }
    }

    @Test
    void parameterThatNeverChangesTeachesNothing() throws IOException {
        final var w = Drafts.draft();
        final int model = learner(w, fields(w, "runs", "ONLY", "runNames", "nu_1.0"), (Object[])CONDITIONS);
        try (var workflow = open(w)) {
            assertFalse(workflow.run(new RunListener() {
            }));
            words(workflow, model, "nu", "in all training rows", "without it");
        }
    }

    @Test
    void conditionsNeedNames() throws IOException {
        for (String names : new String[]{"", "nu, nu"}) {
            final var w = Drafts.draft();
            learner(w, fields(w), "conditions/columns", "NAMED", "conditions/names", names);
            try (var workflow = open(w)) {
                assertTrue(workflow.hasLoadErrors(), "\"" + names + "\"");
            }
        }
    }
}
