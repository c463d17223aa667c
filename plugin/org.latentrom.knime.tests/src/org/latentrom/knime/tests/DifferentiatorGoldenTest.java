package org.latentrom.knime.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latentrom.engine.field.Field;
import org.latentrom.knime.data.FieldValue;
import org.latentrom.knime.tests.workflows.NodeKind;
import org.latentrom.knime.tests.workflows.WorkflowDraft;
import org.latentrom.runner.workflow.NodeState;
import org.latentrom.runner.workflow.RunListener;
import org.latentrom.runner.workflow.Workflow;

/**
 * The WLSQM Differentiator on the data of the workflow wlsqm-sheets, sin x cos y with noise of 0.01 on 128 x 128
 * points. The numbers are of the unmodified python-wlsqm (revision 0730975, float64, radius 10.5; project's golden data
 * g128_noisy_s1e-2_r10.5_raw and _refit). Fields are float32, so the input differs by up to 6e-8.
 */
class DifferentiatorGoldenTest {
    private static final int[][] PIXELS = {{0, 0}, {64, 64}, {10, 100}, {127, 30}};

    /** f, fx, fy, fxx, fxy, fyy of each pixel. */
    private static final double[][] RAW = {{-0.00740565, 1.15472, 0.0533334, -1.10425, -0.478708, -0.324267},
        {-0.0144388, -0.000249344, -0.989004, 0.162045, -0.00393807, 0.0632072},
        {0.59942, -0.754351, -0.152187, -0.594329, 0.221652, -0.551335},
        {-0.673958, -0.717544, 0.00274663, 0.519354, 0.0123407, 0.6148}};

    /** fx, fy, fxx, fxy, fyy of each pixel, from fits of the first derivatives. */
    private static final double[][] REFITTED = {{1.11174, -0.0107499, -1.12929, -0.186768, 0.243425},
        {-0.00372852, -0.987938, 0.0298064, 0.0104726, 0.036114},
        {-0.753436, -0.151637, -0.583845, 0.194789, -0.541912},
        {-0.727788, -0.000360702, 0.635082, 0.0326116, 0.687643}};

    @TempDir
    Path m_folder;

    @Test
    void derivativesNoiseAndRefit() throws IOException {
        Drafts.copy(Drafts.testWorkflows().resolve("wlsqm-sheets/data"), m_folder.resolve("data"));
        final var w = Drafts.draft();
        final int reader = w.node(NodeKind.READER, "", 0, 0, "source", WorkflowDraft.data("u.npy"));
        final int fields = Drafts.node(w, NodeKind.RASTERIZER, new int[]{reader}, "pixelCount", "GIVEN", "width", 128,
            "height", 128);
        final Object[] second = {"fxx", true, "fxy", true, "fyy", true, "radius", 10.5};
        final int raw = Drafts.node(w, NodeKind.DIFFERENTIATOR, new int[]{fields},
            append(second, "f", true, "noise", "RMS"));
        final int refitted = Drafts.node(w, NodeKind.DIFFERENTIATOR, new int[]{fields},
            append(second, "refit", "ALSO_FIRST", "noise", "UNBIASED"));
        w.write(m_folder);
        try (var workflow = Workflow.open(m_folder)) {
            workflow.run(new RunListener() {
            });
            compare(workflow, raw, RAW);
            compare(workflow, refitted, REFITTED);
            assertEquals(0.00994226, Tables.numbers(Tables.table(workflow, raw, 1), "noise(u)")[0], 1e-7);
            assertEquals(0.0100, Tables.numbers(Tables.table(workflow, refitted, 1), "noise(u)")[0], 1e-4,
                "sigma is 0.01, the noise's true RMS 0.010005");
        }
    }

    private static Object[] append(final Object[] first, final Object... then) {
        final var all = new ArrayList<>(List.of(first));
        all.addAll(List.of(then));
        return all.toArray();
    }

    private static void compare(final Workflow workflow, final int node, final double[][] expected) {
        assertEquals(NodeState.EXECUTED, workflow.node(node).state(), workflow.node(node).messages().toString());
        final Field d = ((FieldValue)Tables.column(Tables.table(workflow, node, 1), "Derivatives").get(0)).getField();
        for (int p = 0; p < PIXELS.length; p++) {
            for (int k = 0; k < expected[p].length; k++) {
                assertEquals(expected[p][k], d.at(k, PIXELS[p][0], PIXELS[p][1]), 5e-5,
                    d.shape().channels().get(k) + " in row " + PIXELS[p][0]);
            }
        }
    }
}
