package org.latentrom.knime.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DoubleValue;
import org.latentrom.knime.tests.workflows.NodeKind;
import org.latentrom.knime.tests.workflows.SmallFlow;
import org.latentrom.knime.tests.workflows.WorkflowDraft;
import org.latentrom.runner.workflow.NodeState;
import org.latentrom.runner.workflow.RunListener;
import org.latentrom.runner.workflow.Workflow;

/** CVAE Performance Statistics: what the tables hold, and what the options do. */
class CvaeStatisticsNodeTest {
    @TempDir
    Path m_folder;

    private int m_first;

    /** Runs one node a set of options, all on the same model and 20 fields. */
    private Workflow run(final Object[]... options) throws IOException {
        final var w = Drafts.draft();
        final int fields = Drafts.fields(w);
        final int model = Drafts.model(w, fields);
        m_first = model + 1;
        for (Object[] o : options) {
            Drafts.node(w, NodeKind.STATISTICS, new int[]{model, fields}, o);
        }
        return Drafts.run(w, m_folder);
    }

    private static Map<String, DataRow> rows(final Workflow workflow, final int node) {
        final Map<String, DataRow> rows = new LinkedHashMap<>();
        Tables.rows(Tables.table(workflow, node, 1)).forEach(r -> rows.put(r.getKey().getString(), r));
        return rows;
    }

    private static double number(final DataCell cell) {
        return ((DoubleValue)cell).getDoubleValue();
    }

    @Test
    void tables() throws IOException {
        try (var workflow = run(new Object[]{"samples", 5})) {
            final var rows = rows(workflow, m_first);
            assertEquals(List.of("ELBO", "NLL", "NLL bias", "Effective samples", "KL", "MI", "MI bound", "Marginal KL",
                "Active units", "L2", "Relative L2", "Fields"), List.copyOf(rows.keySet()));
            assertEquals(List.of("Statistic", "Value", "Standard error", "Monte-Carlo error", "Meaning"),
                Tables.columns(Tables.table(workflow, m_first, 1)));
            assertTrue(number(rows.get("NLL").getCell(1)) <= -number(rows.get("ELBO").getCell(1)) + 1e-9,
                "the likelihood's bound is tighter than the ELBO");
            assertEquals(Math.log(20), number(rows.get("MI bound").getCell(1)), 1e-12);
            assertEquals(20, number(rows.get("Fields").getCell(1)));
            for (String drawn : List.of("ELBO", "NLL", "MI", "Marginal KL")) {
                assertTrue(number(rows.get(drawn).getCell(3)) > 0, drawn + " " + rows.get(drawn));
                assertTrue(number(rows.get(drawn).getCell(2)) > 0, drawn + " " + rows.get(drawn));
            }
            assertEquals(0, number(rows.get("KL").getCell(3)), "closed form");
            assertTrue(rows.get("MI bound").getCell(2).isMissing());
            final var units = Tables.table(workflow, m_first, 2);
            assertEquals(2, units.size());
            assertEquals(number(rows.get("KL").getCell(1)),
                Tables.numbers(units, "KL")[0] + Tables.numbers(units, "KL")[1], 1e-9);
            assertTrue(Tables.numbers(units, "Mean of the variance")[0] > 0);
            assertTrue(Tables.numbers(units, "KL (error)")[1] > 0);
        }
    }

    /** What one sample cannot tell is missing, not 0. */
    @Test
    void oneSampleHasNoMonteCarloError() throws IOException {
        try (var workflow = run(new Object[]{"samples", 1})) {
            final var rows = rows(workflow, m_first);
            assertTrue(rows.get("ELBO").getCell(3).isMissing());
            assertTrue(rows.get("NLL bias").getCell(1).isMissing());
            assertFalse(rows.get("ELBO").getCell(2).isMissing());
            assertEquals(1, number(rows.get("Effective samples").getCell(1)));
        }
    }

    @Test
    void ruleAndThresholdOfActiveUnits() throws IOException {
        try (var workflow = run(new Object[]{"samples", 1, "thresholdMode", "GIVEN", "threshold", 0.0},
            new Object[]{"samples", 1, "thresholdMode", "GIVEN", "threshold", 1000.0},
            new Object[]{"samples", 1, "activeUnits", "COVARIANCE_WITH_SUM"})) {
            assertEquals(2, number(rows(workflow, m_first).get("Active units").getCell(1)));
            assertEquals(0, number(rows(workflow, m_first + 1).get("Active units").getCell(1)));
            final var units = Tables.table(workflow, m_first + 2, 2);
            long active = 0;
            for (double c : Tables.numbers(units, "Covariance with the sum")) {
                active += Math.abs(c) > 0.1 ? 1 : 0;
            }
            final var row = rows(workflow, m_first + 2).get("Active units");
            assertEquals(active, number(row.getCell(1)));
            assertTrue(row.getCell(4).toString().contains("0.1"), row.toString());
        }
    }

    @Test
    void errorsOfLambda() throws IOException {
        try (var workflow = run(new Object[]{"samples", 1}, new Object[]{"samples", 1, "decoded", "LAMBDA"})) {
            final var row = rows(workflow, m_first + 1).get("L2");
            assertEquals(number(rows(workflow, m_first).get("L2").getCell(1)), number(row.getCell(1)),
                "a Gaussian has no other value than its mean");
            assertTrue(row.getCell(4).toString().contains("lambda"));
        }
    }

    /** Two runs with the parameter nu, which the model is told. */
    @Test
    void conditionalModel() throws IOException {
        SmallFlow.write(m_folder.resolve("data/nu_0.1"));
        SmallFlow.write(m_folder.resolve("data/nu_0.2"));
        Files.writeString(m_folder.resolve("data/about.txt"), "two runs");
        final var w = Drafts.draft();
        final Object[] folder = {"source", WorkflowDraft.data("about.txt"), "scope", "FOLDER"};
        final int fields = Drafts.raster(w, w.node(NodeKind.READER, "", 0, 0, folder), 16, 8);
        final int model = Drafts.node(w, NodeKind.CVAE_LEARNER, new int[]{fields}, "epochs", 3, "baseWidth", 4,
            "features", 8, "conditions/columns", "ALL");
        final int told = Drafts.node(w, NodeKind.STATISTICS, new int[]{model, fields}, "samples", 2);
        final int one = w.node(NodeKind.READER, "", 0, 0, "source", WorkflowDraft.data("nu_0.1/flow.pvd"));
        final int untold =
            Drafts.node(w, NodeKind.STATISTICS, new int[]{model, Drafts.raster(w, one, 16, 8)}, "samples", 2);
        w.write(m_folder);
        try (var workflow = Workflow.open(m_folder)) {
            workflow.run(new RunListener() {
            });
            assertEquals(40, number(rows(workflow, told).get("Fields").getCell(1)));
            final String messages = workflow.node(untold).messages().toString();
            assertTrue(messages.contains("nu") && messages.contains("trained with it"), messages);
        }
    }

    /** A workflow of the release before: it knew samples, seed and column alone. */
    @Test
    void olderSettingsStillLoad() throws IOException {
        final var w = Drafts.draft();
        final int fields = Drafts.fields(w);
        Drafts.node(w, NodeKind.STATISTICS, new int[]{Drafts.model(w, fields), fields}, "samples", 3);
        SmallFlow.write(m_folder.resolve("data"));
        w.write(m_folder);
        final Path file = m_folder.resolve("CVAE Performance Statistics (#4)/settings.xml");
        final String old = Files.readString(file)
            .replaceAll("<entry key=\"(informationSamples|activeUnits|thresholdMode|threshold|decoded)\"[^>]*/>", "");
        assertFalse(old.contains("activeUnits"));
        Files.writeString(file, old);
        try (var workflow = Workflow.open(m_folder)) {
            assertFalse(workflow.hasLoadErrors(), workflow.problems().toString());
            assertEquals(NodeState.CONFIGURED, workflow.node(4).state());
            assertEquals(3, workflow.settings(workflow.node(4)).getInt("samples"));
        } catch (org.knime.core.node.InvalidSettingsException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void optionsOutOfRangeAreLoadErrors() throws IOException {
        for (Object[] bad : new Object[][]{{"samples", 0}, {"samples", 100_001}, {"informationSamples", 0},
            {"thresholdMode", "GIVEN", "threshold", -1.0}}) {
            final var w = Drafts.draft();
            w.node(NodeKind.STATISTICS, "", 0, 0, bad);
            try (var workflow = Drafts.open(w, m_folder)) {
                assertTrue(workflow.hasLoadErrors(), bad[0] + " = " + bad[1]);
            }
        }
    }
}
