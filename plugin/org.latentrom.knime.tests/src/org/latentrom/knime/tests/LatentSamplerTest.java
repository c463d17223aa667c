package org.latentrom.knime.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.node.BufferedDataTable;
import org.latentrom.engine.sampling.Spacing;
import org.latentrom.engine.sampling.StandardNormal;
import org.latentrom.knime.tests.workflows.NodeKind;
import org.latentrom.knime.tests.workflows.SmallFlow;
import org.latentrom.knime.tests.workflows.WorkflowDraft;
import org.latentrom.runner.workflow.NodeState;
import org.latentrom.runner.workflow.RunListener;
import org.latentrom.runner.workflow.Workflow;

/** Latent Sampler: each kind of states, on the 20 encoded fields of the small flow with two latent variables. */
class LatentSamplerTest {
    @TempDir
    Path m_folder;

    private final WorkflowDraft m_draft = Drafts.draft();

    private final int m_fields = Drafts.fields(m_draft);

    private final int m_model = Drafts.model(m_draft, m_fields);

    private final int m_states = Drafts.states(m_draft, m_model, m_fields, "sigmas", true);

    private int sampler(final Object... settings) {
        return Drafts.node(m_draft, NodeKind.SAMPLER, new int[]{m_states}, settings);
    }

    private Workflow run() throws IOException {
        final var workflow = Drafts.run(m_draft, m_folder);
        workflow.nodes().forEach(n -> assertEquals(NodeState.EXECUTED, n.state(), n.label() + n.messages()));
        return workflow;
    }

    private static List<String> texts(final BufferedDataTable table, final String column) {
        return Tables.column(table, column).stream().map(Object::toString).toList();
    }

    @Test
    void priorAndWhatTheDecoderMakesOfIt() throws IOException {
        final int prior = sampler("count", 7, "seed", 5L);
        final int decoder = Drafts.node(m_draft, NodeKind.CVAE_DECODER, new int[]{m_model, prior});
        try (var workflow = run()) {
            final var table = Tables.table(workflow, prior, 1);
            assertEquals(List.of("Run", "Time", "z0", "z1"), Tables.columns(table));
            assertEquals("prior 7", texts(table, "Run").get(6));
            final double[][] expected = StandardNormal.sample(7, 2, 5);
            for (int i = 0; i < 7; i++) {
                assertEquals(expected[i][0], Tables.numbers(table, "z0")[i]);
                assertEquals(expected[i][1], Tables.numbers(table, "z1")[i]);
            }
            final var decoded = Tables.table(workflow, decoder, 1);
            assertEquals(7, Tables.column(decoded, "Field").stream().filter(c -> !c.isMissing()).count());
        }
    }

    @Test
    void mixtureDrawsStatesLikeThoseOfTheTable() throws IOException {
        final int mixture = sampler("mode", "MIXTURE", "count", 400, "componentsMode", "GIVEN", "components", 2);
        final int chosen = sampler("mode", "MIXTURE", "count", 3);
        try (var workflow = run()) {
            final var table = Tables.table(workflow, mixture, 1);
            assertEquals(List.of("Run", "Time", "z0", "z1", "Component"), Tables.columns(table));
            assertArrayEquals(new double[]{0, 1},
                Arrays.stream(Tables.numbers(table, "Component")).distinct().sorted().toArray());
            // mean and variance of the aggregate posterior: that of the means and the posteriors' own
            final var states = Tables.table(workflow, m_states, 1);
            for (String z : List.of("z0", "z1")) {
                final double mean = Arrays.stream(Tables.numbers(states, z)).average().orElseThrow();
                double variance = Arrays.stream(Tables.numbers(states, z)).map(v -> (v - mean) * (v - mean)).average()
                    .orElseThrow();
                variance +=
                    Arrays.stream(Tables.numbers(states, z + " (sigma)")).map(v -> v * v).average().orElseThrow();
                final double drawn = Arrays.stream(Tables.numbers(table, z)).average().orElseThrow();
                // 20 rows, one draw of each
                assertEquals(mean, drawn, 4 * Math.sqrt(variance / 20));
            }
            assertEquals(3, Tables.table(workflow, chosen, 1).size());
        }
    }

    @Test
    void interpolationBetweenRows() throws IOException {
        final int all = sampler("mode", "INTERPOLATION", "count", 5);
        final int named = sampler("mode", "INTERPOLATION", "count", 3, "fromRow", "Row4", "toRow", "Row2", "way",
            "SPHERICAL");
        try (var workflow = run()) {
            final var states = Tables.table(workflow, m_states, 1);
            final double[] z = Tables.numbers(states, "z1");
            final double[] time = Tables.numbers(states, "Time");
            final var table = Tables.table(workflow, all, 1);
            assertArrayEquals(new double[]{0, 0.25, 0.5, 0.75, 1}, Tables.numbers(table, "Share of the way"), 1e-15);
            assertEquals(z[0], Tables.numbers(table, "z1")[0]);
            assertEquals(z[19], Tables.numbers(table, "z1")[4]);
            assertEquals(0.75 * z[0] + 0.25 * z[19], Tables.numbers(table, "z1")[1], 1e-12);
            assertEquals(0.75 * time[0] + 0.25 * time[19], Tables.numbers(table, "Time")[1], 1e-12);
            final var way = Tables.table(workflow, named, 1);
            assertEquals(z[4], Tables.numbers(way, "z1")[0]);
            assertEquals(z[2], Tables.numbers(way, "z1")[2]);
            assertEquals(time[2], Tables.numbers(way, "Time")[2]);
        }
    }

    @Test
    void hypercubeAroundARow() throws IOException {
        final int table = sampler("mode", "HYPERCUBE", "count", 8, "row", "Row3", "halfWidth", 0.25);
        final int prior = sampler("mode", "HYPERCUBE", "count", 8, "centre", "ORIGIN", "unit", "PRIOR", "halfWidth",
            2.0);
        final int row = sampler("mode", "HYPERCUBE", "count", 8, "row", "Row3", "unit", "ROW", "halfWidth", 1.0);
        try (var workflow = run()) {
            final var states = Tables.table(workflow, m_states, 1);
            final double[] z = Tables.numbers(states, "z0");
            final double mean = Arrays.stream(z).average().orElseThrow();
            final double deviation =
                Math.sqrt(Arrays.stream(z).map(v -> (v - mean) * (v - mean)).sum() / (z.length - 1));
            strips(Tables.numbers(Tables.table(workflow, table, 1), "z0"), z[3], 0.25 * deviation);
            strips(Tables.numbers(Tables.table(workflow, prior, 1), "z0"), 0, 2);
            strips(Tables.numbers(Tables.table(workflow, row, 1), "z0"), z[3],
                Tables.numbers(states, "z0 (sigma)")[3]);
            assertEquals(Tables.numbers(states, "Time")[3],
                Tables.numbers(Tables.table(workflow, table, 1), "Time")[5]);
        }
    }

    /** One of eight values lies in each eighth of the box. */
    private static void strips(final double[] values, final double centre, final double halfWidth) {
        final double[] places = Arrays.stream(values).map(v -> 4 * ((v - centre) / halfWidth + 1)).sorted().toArray();
        for (int i = 0; i < 8; i++) {
            assertTrue(places[i] >= i - 1e-9 && places[i] <= i + 1 + 1e-9, Arrays.toString(places));
        }
    }

    @Test
    void traversals() throws IOException {
        final int every = sampler("mode", "TRAVERSAL", "valueCount", 5);
        final int one = sampler("mode", "TRAVERSAL", "valueCount", 3, "all", false, "latent", 1, "centre", "ORIGIN",
            "values", "EVEN", "range", 1.5);
        try (var workflow = run()) {
            final double[] z = Tables.numbers(Tables.table(workflow, m_states, 1), "z0");
            final var table = Tables.table(workflow, every, 1);
            assertEquals(10, table.size());
            assertArrayEquals(Spacing.QUANTILES.values(5, 3), Arrays.copyOf(Tables.numbers(table, "z0"), 5));
            assertArrayEquals(Spacing.QUANTILES.values(5, 3),
                Arrays.copyOfRange(Tables.numbers(table, "Value"), 5, 10));
            assertEquals(z[0], Tables.numbers(table, "z0")[7], "the other variable is that of the first row");
            assertEquals(List.of("z0", "z1"), texts(table, "Run").stream().distinct().toList());
            final var single = Tables.table(workflow, one, 1);
            assertArrayEquals(new double[]{-1.5, 0, 1.5}, Tables.numbers(single, "z1"), 1e-15);
            assertArrayEquals(new double[3], Tables.numbers(single, "z0"));
        }
    }

    @Test
    void gridRunsAcrossAndThenUp() throws IOException {
        final int grid = sampler("mode", "GRID", "valueCount", 21);
        try (var workflow = run()) {
            final var table = Tables.table(workflow, grid, 1);
            assertEquals(441, table.size());
            assertEquals(-1.6331863189144873, Tables.numbers(table, "z0")[1], 1e-12, "the reference's second tick");
            assertEquals(-3, Tables.numbers(table, "z1")[20], 1e-12);
            assertEquals(-1.6331863189144873, Tables.numbers(table, "z1")[21], 1e-12);
        }
    }

    @Test
    void seedDecides() throws IOException {
        final int a = sampler("count", 2);
        final int b = sampler("count", 2);
        final int other = sampler("count", 2, "seed", 2L);
        try (var workflow = run()) {
            assertEquals(Tables.content(Tables.table(workflow, a, 1)), Tables.content(Tables.table(workflow, b, 1)));
            assertNotEquals(Tables.content(Tables.table(workflow, a, 1)),
                Tables.content(Tables.table(workflow, other, 1)));
        }
    }

    /** A conditional model decodes what was sampled: the parameters come with the states. */
    @Test
    void parametersOfConditionalModels() throws IOException {
        SmallFlow.write(m_folder.resolve("data/nu_0.1"));
        SmallFlow.write(m_folder.resolve("data/nu_0.2"));
        Files.writeString(m_folder.resolve("data/about.txt"), "two runs");
        final var w = Drafts.draft();
        final int reader = w.node(NodeKind.READER, "", 0, 0, "source", WorkflowDraft.data("about.txt"), "scope",
            "FOLDER");
        final int fields = Drafts.raster(w, reader, 16, 8);
        final int model = Drafts.node(w, NodeKind.CVAE_LEARNER, new int[]{fields}, "epochs", 3, "baseWidth", 4,
            "features", 8, "conditions/columns", "ALL");
        final int states = Drafts.states(w, model, fields);
        final int way = Drafts.node(w, NodeKind.SAMPLER, new int[]{states}, "mode", "INTERPOLATION", "count", 3);
        final int prior = Drafts.node(w, NodeKind.SAMPLER, new int[]{states}, "count", 2, "row", "Row39");
        final int decoder = Drafts.node(w, NodeKind.CVAE_DECODER, new int[]{model, way});
        w.write(m_folder);
        try (var workflow = Workflow.open(m_folder)) {
            workflow.run(new RunListener() {
            });
            workflow.nodes().forEach(n -> assertEquals(NodeState.EXECUTED, n.state(), n.label() + n.messages()));
            final var table = Tables.table(workflow, decoder, 1);
            assertEquals(List.of("Run", "Time", "nu", "z0", "z1", "Share of the way", "Field"), Tables.columns(table));
            assertArrayEquals(new double[]{0.1, 0.15, 0.2}, Tables.numbers(table, "nu"), 1e-12);
            assertEquals(3, Tables.column(table, "Field").stream().filter(c -> !c.isMissing()).count());
            assertArrayEquals(new double[]{0.2, 0.2}, Tables.numbers(Tables.table(workflow, prior, 1), "nu"));
        }
    }

    /** A model may be conditional on the label of an image: then the sampled states have one as well. */
    @Test
    void labelsOfConditionalModels() throws IOException {
        Digits.write(m_folder, 12, true);
        final var w = Drafts.draft();
        final int fields = Digits.fields(w);
        final int model = Drafts.node(w, NodeKind.CVAE_LEARNER, new int[]{fields}, "epochs", 2, "baseWidth", 4,
            "features", 8, "conditions/columns", "ALL");
        final int states = Drafts.states(w, model, fields);
        final int prior = Drafts.node(w, NodeKind.SAMPLER, new int[]{states}, "count", 2, "row", "Row5");
        final int decoder = Drafts.node(w, NodeKind.CVAE_DECODER, new int[]{model, prior});
        w.write(m_folder);
        try (var workflow = Workflow.open(m_folder)) {
            workflow.run(new RunListener() {
            });
            workflow.nodes().forEach(n -> assertEquals(NodeState.EXECUTED, n.state(), n.label() + n.messages()));
            assertArrayEquals(new double[]{2, 2}, Tables.numbers(Tables.table(workflow, decoder, 1), "label"));
        }
    }

    /** Sampled states start rollouts: an ensemble around a row. */
    @Test
    void ensembleOfRollouts() throws IOException {
        final int ensemble = sampler("mode", "HYPERCUBE", "count", 4, "halfWidth", 0.1);
        final int dynamics = Drafts.dynamics(m_draft, m_states);
        final int rollout = Drafts.node(m_draft, NodeKind.ROLLOUT, new int[]{dynamics, ensemble}, "steps", 3);
        try (var workflow = run()) {
            final var table = Tables.table(workflow, rollout, 1);
            assertEquals(12, table.size());
            assertEquals(4, texts(table, "Run").stream().distinct().count());
        }
    }
}
