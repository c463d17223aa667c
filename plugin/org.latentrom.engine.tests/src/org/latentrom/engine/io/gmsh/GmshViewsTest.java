package org.latentrom.engine.io.gmsh;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.latentrom.engine.io.gmsh.MshText.MESH;
import static org.latentrom.engine.io.gmsh.MshText.all;
import static org.latentrom.engine.io.gmsh.MshText.view;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentrom.engine.io.Fixtures;
import org.latentrom.engine.io.ReadOptions;
import org.latentrom.engine.io.SnapshotEntry;
import org.latentrom.engine.io.SnapshotFiles;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;

/** Views of nodes and elements: which belong together, which are a series, and which cannot be. */
class GmshViewsTest {
    @TempDir
    private Path m_folder;

    private Path write(final String... sections) throws IOException {
        return MshText.write(m_folder.resolve("a.msh"), sections);
    }

    private static double[] values(final Snapshot s, final String name) {
        return s.field(name).orElseThrow().values();
    }

    private static List<Double> times(final Path file) throws IOException {
        try (var series = SnapshotFiles.open(file, ReadOptions.DEFAULTS, Progress.NONE)) {
            return series.entries().stream().map(SnapshotEntry::time).toList();
        }
    }

    private String refusal(final String... sections) throws IOException {
        Path file = write(sections);
        var e = assertThrows(SnapshotFormatException.class, () -> Fixtures.read(file));
        assertTrue(!e.remedy().isEmpty(), e.getMessage());
        return e.getMessage();
    }

    @Test
    void viewsOfNodesAndElementsOfOneTime() throws IOException {
        Snapshot s = Fixtures.read(write(MESH,
            view("Node", "U", 1, 0, 3, "4 10 11 12", "1 1 2 3", "3 7 8 9", "2 4 5 6"),
            view("Element", "q", 1, 0, 1, "12 -2", "11 -1"), all("p", 1, 0, 6))).get(0);
        assertEquals(List.of("U", "q", "p"), s.fields().stream().map(MeshField::name).toList());
        assertArrayEquals(new double[]{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}, values(s, "U"));
        assertEquals(3, s.field("U").orElseThrow().components());
        assertArrayEquals(new double[]{-1, -2}, values(s, "q"));
        assertEquals(MeshField.Location.CELL, s.field("q").orElseThrow().location());
    }

    /** Parallel solvers write a section for each partition, with the nodes or elements that it has. */
    @Test
    void aViewMayComeInSeveralSections() throws IOException {
        Snapshot s = Fixtures.read(write(MESH, view("Element", "q", 1, 0, 1, "12 5"), view("Node", "p", 1, 0, 1, "1 1",
            "2 2"), view("Element", "q", 1, 0, 1, "11 4"), view("Node", "p", 1, 0, 1, "3 3", "4 4"))).get(0);
        assertArrayEquals(new double[]{4, 5}, values(s, "q"));
        assertArrayEquals(new double[]{1, 2, 3, 4}, values(s, "p"));
        assertEquals("a.msh, $NodeData \"p\": has 2 components here and 1 elsewhere. Rename one of the views.",
            refusal(MESH, view("Node", "p", 1, 0, 1, "1 1"), view("Node", "p", 1, 0, 2, "2 1 1")));
    }

    @Test
    void whatAViewLacksIsNoNumber() throws IOException {
        Path file = write(MESH, view("Element", "q", 1, 0, 2, "12 5 6"));
        var allowed = ReadOptions.DEFAULTS.withNonFinite(true);
        assertArrayEquals(new double[]{Double.NaN, Double.NaN, 5, 6}, values(Fixtures.read(file, allowed).get(0), "q"));
        assertThrows(SnapshotFormatException.class, () -> Fixtures.read(file));
    }

    @Test
    void nodesAndElementsMayHaveOneName() throws IOException {
        Path file = write(MESH, view("Element", "T", 0, 0, 1, "11 1", "12 2"), all("T", 0, 0, 3));
        Snapshot s = Fixtures.read(file).get(0);
        assertArrayEquals(new double[]{1, 2}, values(s, "T (cell)"));
        assertArrayEquals(new double[]{3, 3, 3, 3}, values(s, "T"));
        Snapshot one = Fixtures.read(file, ReadOptions.DEFAULTS.withFields(List.of("T"))).get(0);
        assertEquals(1, one.fields().size());
    }

    @Test
    void timesAreSorted() throws IOException {
        Path file = write(MESH, all("T", 0.5, 2, 5), all("T", 0.25, 1, 2), all("T", 0, 0, 0));
        assertEquals(List.of(0.0, 0.25, 0.5), times(file));
        assertArrayEquals(new double[]{2, 2, 2, 2}, values(Fixtures.read(file).get(1), "T"));
    }

    /** Where a program leaves the time at 0, the number of the step tells the order. */
    @Test
    void stepsAreTheTimesIfAllTimesAreEqual() throws IOException {
        assertEquals(List.of(3.0, 7.0), times(write(MESH, all("T", 0, 7, 1), all("T", 0, 3, 2))));
        assertEquals(List.of(2.5), times(write(MESH, all("T", 2.5, 7, 1))));
    }

    @Test
    void everyTimeMustHaveTheSameFields() throws IOException {
        String message = refusal(MESH, all("T", 0, 0, 1), all("p", 0, 0, 1), all("T", 1, 1, 1));
        assertTrue(message.contains("field \"p\": is missing") && message.contains("step 1"), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Node", "Element"})
    void valuesOfWhatIsNotThereAreRefused(final String kind) throws IOException {
        for (String tag : new String[]{"5", "0", "-1", "2147483647"}) {
            String message = refusal(MESH, view(kind, "q", 0, 0, 1, tag + " 1"));
            assertTrue(message.startsWith("a.msh, $" + kind + "Data \"q\": has a value for " + kind.toLowerCase() + " "
                + tag + ", which is not there."), message);
        }
    }

    @Test
    void namesMayHaveBlanksAndNoQuotes() throws IOException {
        Snapshot s = Fixtures.read(write(MESH, all("heat flux (W/m^2)", 0, 0, 1),
            all("bare", 0, 0, 2).replace("\"bare\"", "bare name"))).get(0);
        assertEquals(List.of("heat flux (W/m^2)", "bare name"), s.fields().stream().map(MeshField::name).toList());
    }

    @Test
    void sectionsWithoutMeaningArePassedOver() throws IOException {
        Snapshot s = Fixtures.read(write("$Comments\n$Nodes in a comment\n$EndComments\n", MESH,
            "$PhysicalNames\n1\n2 7 \"all\"\n$EndPhysicalNames\n$Periodic\n0\n$EndPeriodic\n\n",
            all("T", 0, 0, 4), "$MyOwn\nanything $End\n$EndMyOwn\n")).get(0);
        assertArrayEquals(new double[]{4, 4, 4, 4}, values(s, "T"));
    }

    @Test
    void filesWithSeveralTimesEachAreOneSeries() throws IOException {
        MshText.write(m_folder.resolve("u_1.msh"), MESH, all("T", 0, 0, 1), all("T", 1, 1, 2));
        MshText.write(m_folder.resolve("u_2.msh"), MESH, all("T", 2, 2, 3), all("T", 3, 3, 4));
        Path file = m_folder.resolve("u_1.msh");
        assertEquals(List.of(0.0, 1.0, 2.0, 3.0), times(file));
        List<Snapshot> all = Fixtures.read(file);
        for (int i = 0; i < 4; i++) {
            assertEquals(i + 1, values(all.get(i), "T")[0]);
        }
    }
}
