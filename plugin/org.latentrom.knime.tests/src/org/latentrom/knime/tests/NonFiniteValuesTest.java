package org.latentrom.knime.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latentrom.knime.data.FieldValue;
import org.latentrom.knime.tests.workflows.NodeKind;
import org.latentrom.knime.tests.workflows.WorkflowDraft;
import org.latentrom.runner.workflow.NodeState;
import org.latentrom.runner.workflow.Workflow;

/** NaN in an array, from the file to its derivatives: an error that says what to do, or holes. */
class NonFiniteValuesTest {
    private static final int N = 12;

    private static final int HOLE = 5 * N + 4;

    @TempDir
    Path m_folder;

    private Workflow run(final WorkflowDraft w) throws IOException {
        final double[] values = new double[2 * N * N];
        for (int i = 0; i < values.length; i++) {
            values[i] = 2 * (i % N) - i / N % N;
        }
        values[HOLE] = Double.NaN;
        values[N * N - 1] = Double.POSITIVE_INFINITY;
        Files.createDirectories(m_folder.resolve("data"));
        Files.write(m_folder.resolve("data").resolve("pixels.npy"), Npy.of(values, 2, N, N));
        return Drafts.run(w, m_folder);
    }

    private static int reader(final WorkflowDraft w) {
        return w.node(NodeKind.READER, "", 0, 0, "source", WorkflowDraft.data("pixels.npy"), "allowNonFinite", true);
    }

    private static int rasterizer(final WorkflowDraft w, final String rule) {
        return Drafts.node(w, NodeKind.RASTERIZER, new int[]{reader(w)}, "pixelCount", "GIVEN", "width", N, "height", N,
            "nonFinite", rule);
    }

    @Test
    void theDefaultFailsAndNamesTheRemedy() throws IOException {
        final var w = Drafts.draft();
        final int node = rasterizer(w, "FAIL");
        try (var workflow = run(w)) {
            assertEquals(NodeState.CONFIGURED, workflow.node(node).state());
            final String text = workflow.node(node).messages().toString();
            assertTrue(text.contains("is NaN at cell " + HOLE), text);
            assertTrue(text.contains("mask such values out"), text);
        }
    }

    @Test
    void holesAreLeftOutOfDerivatives() throws IOException {
        final var w = Drafts.draft();
        final int raster = rasterizer(w, "MASK_OUT");
        final int node = Drafts.node(w, NodeKind.DIFFERENTIATOR, new int[]{raster}, "fx", true, "fy", true);
        try (var workflow = run(w)) {
            assertTrue(workflow.node(raster).warnings().toString().contains("1 fields have values that are not finite"),
                workflow.node(raster).messages().toString());
            final var fields = Tables.column(Tables.table(workflow, node, 1), "Derivatives");
            final var holed = ((FieldValue)fields.get(0)).getField();
            assertFalse(holed.mask().isValid(HOLE));
            assertEquals(N * N - 2, holed.mask().count());
            assertTrue(((FieldValue)fields.get(1)).getField().mask().isFull(), "the other field has no hole");
            final double h = holed.shape().dx();
            for (int i = 0; i < N * N; i++) {
                if (holed.mask().isValid(i)) {
                    assertEquals(2 / h, holed.values()[i], 1e-4, "dx of 2 x - y in pixel " + i);
                    assertEquals(-1 / h, holed.values()[N * N + i], 1e-4, "dy of 2 x - y in pixel " + i);
                }
            }
        }
    }
}
