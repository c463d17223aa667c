package org.latentrom.knime.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.node.BufferedDataTable;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.knime.data.SnapshotValue;
import org.latentrom.knime.tests.workflows.NodeKind;
import org.latentrom.knime.tests.workflows.WorkflowDraft;
import org.latentrom.runner.workflow.NodeState;
import org.latentrom.runner.workflow.Workflow;

/** The options of the Snapshot Reader for arrays reach the readers. */
class ReaderArraysTest {
    @TempDir
    Path m_folder;

    private Workflow run(final String file, final Object... settings) throws IOException {
        final var w = Drafts.draft();
        final Object[] all = new Object[settings.length + 2];
        all[0] = "source";
        all[1] = WorkflowDraft.data(file);
        System.arraycopy(settings, 0, all, 2, settings.length);
        w.node(NodeKind.READER, "", 0, 0, all);
        return Drafts.run(w, m_folder);
    }

    private void copyHdf5(final String name) throws IOException {
        Files.createDirectories(m_folder.resolve("data"));
        Files.copy(Drafts.testWorkflows().resolveSibling("plugin")
            .resolve("org.latentrom.engine.tests/resources/io/hdf5").resolve(name),
            m_folder.resolve("data").resolve(name));
    }

    private static BufferedDataTable table(final Workflow workflow) {
        assertEquals(NodeState.EXECUTED, workflow.node(1).state(), workflow.node(1).messages().toString());
        return (BufferedDataTable)workflow.node(1).outObject(0);
    }

    private static Snapshot snapshot(final Workflow workflow, final int row) {
        return ((SnapshotValue)Tables.column(Tables.table(workflow, 1, 1), "Snapshot").get(row)).getSnapshot();
    }

    @Test
    void trajectoriesAreRunsAndDataSetsAreFields() throws IOException {
        copyHdf5("pdebench_2d.h5");
        try (var workflow = run("pdebench_2d.h5", "arrays/dataSets", "Vx", "arrays/axes", "trajectory,time,x,y")) {
            table(workflow);
            assertEquals(6, Tables.table(workflow, 1, 1).size());
            assertEquals(List.of("pdebench_2d#0", "pdebench_2d#1"),
                Tables.column(Tables.table(workflow, 1, 1), "Run").stream().map(Object::toString).distinct().toList());
            assertEquals(List.of("Vx"), snapshot(workflow, 0).fields().stream().map(f -> f.name()).toList());
        }
    }

    @Test
    void dataSetsThatMustBeNamedAreListed() throws IOException {
        copyHdf5("several.h5");
        try (var workflow = run("several.h5", "arrays/dataSets", "nothing")) {
            assertEquals(NodeState.IDLE, workflow.node(1).state());
            final String text = workflow.node(1).messages().toString();
            assertTrue(text.contains("nothing") && text.contains("results/u"), text);
        }
    }

    /** Two snapshots on two pixels, or two pixels at two times: only the user can know. */
    @Test
    void orientationTurnsTheArray() throws IOException {
        Files.createDirectories(m_folder.resolve("data"));
        Files.write(m_folder.resolve("data/u.npy"), Npy.of(new double[]{1, 2, 3, 4}, 2, 2));
        try (var workflow = run("u.npy", "arrays/axes", "time,x")) {
            table(workflow);
            assertArrayEquals(new double[]{1, 2}, snapshot(workflow, 0).fields().get(0).values());
        }
        try (var workflow = run("u.npy", "arrays/axes", "x,time")) {
            table(workflow);
            assertArrayEquals(new double[]{1, 3}, snapshot(workflow, 0).fields().get(0).values());
        }
    }

    @Test
    void regionOfPixelsIsThatOfTheDialog() throws IOException {
        Files.createDirectories(m_folder.resolve("data"));
        Files.write(m_folder.resolve("data/u.npy"), Npy.of(new double[8], 1, 2, 4));
        for (boolean given : new boolean[]{false, true}) {
            try (var workflow = run("u.npy", "arrays/region", given ? "GIVEN" : "FILE", "arrays/xMin", -1.0,
                "arrays/xMax", 7.0, "arrays/yMin", 0.0, "arrays/yMax", 1.0)) {
                table(workflow);
                final var mesh = snapshot(workflow, 0).mesh();
                double greatest = 0;
                for (int p = 0; p < mesh.points(); p++) {
                    greatest = Math.max(greatest, mesh.coordinate(p, 0));
                }
                assertEquals(given ? 7 : 4, greatest, 1e-12);
            }
        }
        try (var workflow = run("u.npy", "arrays/region", "GIVEN", "arrays/xMax", 0.0)) {
            assertTrue(workflow.hasLoadErrors(), "an empty rectangle");
        }
    }
}
