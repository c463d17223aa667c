package org.latentrom.knime.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataCell;
import org.latentrom.engine.io.ReadOptions;
import org.latentrom.engine.io.SnapshotFiles;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.progress.Progress;
import org.latentrom.knime.data.FieldValue;
import org.latentrom.knime.data.SnapshotValue;
import org.latentrom.knime.tests.workflows.NodeKind;
import org.latentrom.knime.tests.workflows.WorkflowDraft;
import org.latentrom.runner.workflow.Workflow;

/** Cells of snapshots and fields: what they hold, how they share files and objects, and what a damaged file gives. */
class CellsTest {
    @TempDir
    Path m_folder;

    /** @return reader (1) and rasterizer (2), run */
    private Workflow executed() throws IOException {
        final var w = Drafts.draft();
        Drafts.fields(w);
        return Drafts.run(w, m_folder.resolve("run"));
    }

    private static List<DataCell> snapshots(final Workflow workflow) {
        return Tables.column(Tables.table(workflow, 1, 1), "Snapshot");
    }

    private static List<DataCell> fields(final Workflow workflow) {
        return Tables.column(Tables.table(workflow, 2, 1), "Field");
    }

    @Test
    void snapshotsAreThoseOfTheFiles() throws IOException {
        try (var workflow = executed();
                var series = SnapshotFiles.open(m_folder.resolve("run/data/flow.pvd"), ReadOptions.DEFAULTS,
                    Progress.NONE)) {
            final var cells = snapshots(workflow);
            assertEquals(20, cells.size());
            for (int i = 0; i < cells.size(); i++) {
                final var truth = series.read(i, Progress.NONE);
                final var snapshot = ((SnapshotValue)cells.get(i)).getSnapshot();
                assertEquals(truth.mesh(), snapshot.mesh());
                assertEquals(List.of("velocity", "pressure"), ((SnapshotValue)cells.get(i)).getFieldNames());
                for (int f = 0; f < 2; f++) {
                    assertEquals(truth.fields().get(f).name(), snapshot.fields().get(f).name());
                    assertEquals(truth.fields().get(f).components(), snapshot.fields().get(f).components());
                    assertArrayEquals(truth.fields().get(f).values(), snapshot.fields().get(f).values());
                }
            }
        }
    }

    @Test
    void meshesAndMasksAreSharedAlsoAfterReopening() throws IOException {
        try (var workflow = executed()) {
            workflow.save(m_folder.resolve("saved"));
        }
        try (var workflow = Workflow.open(m_folder.resolve("saved"))) {
            final var mesh = ((SnapshotValue)snapshots(workflow).get(0)).getMesh();
            snapshots(workflow).forEach(c -> assertSame(mesh, ((SnapshotValue)c).getSnapshot().mesh()));
            final var mask = ((FieldValue)fields(workflow).get(0)).getField().mask();
            assertTrue(!mask.isFull() && mask.count() > 0, "the flow has a hole: " + mask);
            fields(workflow).forEach(c -> assertSame(mask, ((FieldValue)c).getField().mask()));
        }
    }

    /** Polygons, quadratic and Lagrange cells, a strip and lines in one mesh, whose types do not tell their nodes. */
    @Test
    void meshesOfAllKindsOfCellsAreKept() throws IOException {
        Files.createDirectories(m_folder.resolve("run/data"));
        Files.writeString(m_folder.resolve("run/data/kinds.vtu"), """
            <VTKFile type="UnstructuredGrid"><UnstructuredGrid><Piece NumberOfPoints="10" NumberOfCells="6">
            <Points><DataArray type="Float64" NumberOfComponents="3" format="ascii">
            0 0 0 1 0 0 0 1 0 .5 0 0 .5 .5 0 0 .5 0 1 1 0 2 0 0 2 1 0 3 3 0</DataArray></Points>
            <Cells><DataArray type="Int64" Name="connectivity" format="ascii">
            0 1 2 3 4 5 0 1 2 3 4 5 1 7 8 6 4 1 4 6 7 8 0 9 0 1 7</DataArray>
            <DataArray type="Int64" Name="offsets" format="ascii">6 12 17 22 24 27</DataArray>
            <DataArray type="UInt8" Name="types" format="ascii">22 69 7 6 3 4</DataArray></Cells>
            <PointData><DataArray type="Float64" Name="f" format="ascii">0 1 2 3 4 5 6 7 8 9</DataArray></PointData>
            </Piece></UnstructuredGrid></VTKFile>""");
        final var w = Drafts.draft();
        w.node(NodeKind.READER, "", 0, 0, "source", WorkflowDraft.data("kinds.vtu"));
        final Mesh mesh;
        try (var workflow = Drafts.run(w, m_folder.resolve("run"))) {
            mesh = ((SnapshotValue)snapshots(workflow).get(0)).getMesh();
            assertEquals(6, mesh.cells());
            workflow.save(m_folder.resolve("saved"));
        }
        try (var workflow = Workflow.open(m_folder.resolve("saved"))) {
            assertEquals(mesh, ((SnapshotValue)snapshots(workflow).get(0)).getMesh());
        }
    }

    @Test
    void manyCellsShareAStoreThatHoldsTheMeshOnce() throws IOException {
        try (var workflow = executed()) {
            workflow.save(m_folder.resolve("saved"));
        }
        final var stores = stores("Snapshot Reader");
        assertEquals(1, stores.size());
        // 20 times velocity and pressure as float64 at 153 points; the mesh, about 8 kB, once
        final long values = 20L * 4 * 153 * Double.BYTES;
        final long size = Files.size(stores.get(0));
        assertTrue(size > values && size < values + 12_000, size + " bytes for " + values + " bytes of values");
    }

    @Test
    void anotherStoreBeginsAt16Megabytes() throws IOException {
        final var w = Drafts.draft();
        Drafts.raster(w, Drafts.reader(w), 640, 320);
        try (var workflow = Drafts.run(w, m_folder.resolve("run"))) {
            workflow.save(m_folder.resolve("saved"));
        }
        // a field has 1.6 MB: eleven of them pass the limit
        final var stores = stores("Snapshot Rasterizer");
        assertEquals(2, stores.size());
        for (Path store : stores) {
            assertTrue(Files.size(store) < 20 << 20, store + " has " + Files.size(store) + " bytes");
        }
        try (var workflow = Workflow.open(m_folder.resolve("saved"))) {
            final var mask = ((FieldValue)fields(workflow).get(0)).getField().mask();
            fields(workflow).forEach(c -> assertSame(mask, ((FieldValue)c).getField().mask()));
        }
    }

    private List<Path> stores(final String node) throws IOException {
        try (var files = Files.walk(m_folder.resolve("saved"))) {
            return files.filter(Files::isRegularFile).filter(f -> f.toString().contains(node))
                .filter(f -> f.toString().contains("filestore")).toList();
        }
    }

    @Test
    void equalityIsThatOfTheContent() throws IOException {
        try (var workflow = executed()) {
            workflow.save(m_folder.resolve("saved"));
            try (var reopened = Workflow.open(m_folder.resolve("saved"))) {
                for (int i = 0; i < 20; i++) {
                    assertEquals(snapshots(workflow).get(i), snapshots(reopened).get(i));
                    assertEquals(snapshots(workflow).get(i).hashCode(), snapshots(reopened).get(i).hashCode());
                    assertEquals(fields(workflow).get(i), fields(reopened).get(i));
                    assertEquals(fields(workflow).get(i).hashCode(), fields(reopened).get(i).hashCode());
                }
                assertNotEquals(snapshots(workflow).get(0), snapshots(workflow).get(1));
                assertNotEquals(fields(workflow).get(0), fields(workflow).get(1));
                assertNotEquals(fields(workflow).get(0), snapshots(workflow).get(0));
            }
        }
    }

    @Test
    void textSaysWhatIsInside() throws IOException {
        try (var workflow = executed()) {
            assertEquals("[velocity, pressure] on 153 points, 248 cells", snapshots(workflow).get(0).toString());
            assertEquals("[velocity_x, velocity_y] 8 x 16 on [0.0, 2.0] x [0.0, 1.0]",
                fields(workflow).get(0).toString());
        }
    }

    @Test
    void damagedStoreIsNamed() throws IOException {
        try (var workflow = executed()) {
            workflow.save(m_folder.resolve("saved"));
        }
        final Path store = stores("Snapshot Rasterizer").get(0);
        final byte[] bytes = Files.readAllBytes(store);
        bytes[bytes.length - 3] ^= 1;
        Files.write(store, bytes);
        try (var workflow = Workflow.open(m_folder.resolve("saved"))) {
            final var last = (FieldValue)fields(workflow).get(19);
            final var e = assertThrows(UncheckedIOException.class, last::getField);
            assertTrue(e.getMessage().contains(store.getFileName().toString()), e.getMessage());
            assertTrue(e.getMessage().contains("damaged"), e.getMessage());
            ((FieldValue)fields(workflow).get(0)).getField(); // the others can still be read
        }
    }

    @Test
    void cutOffStoreIsNamed() throws IOException {
        try (var workflow = executed()) {
            workflow.save(m_folder.resolve("saved"));
        }
        final Path store = stores("Snapshot Reader").get(0);
        Files.write(store, java.util.Arrays.copyOf(Files.readAllBytes(store), 50_000));
        try (var workflow = Workflow.open(m_folder.resolve("saved"))) {
            final var last = (SnapshotValue)snapshots(workflow).get(19);
            final var e = assertThrows(UncheckedIOException.class, last::getSnapshot);
            assertTrue(e.getMessage().contains(store.getFileName().toString()), e.getMessage());
            assertTrue(e.getMessage().contains("ends early"), e.getMessage());
        }
    }
}
