package org.latentrom.engine.io.gmsh;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.latentrom.engine.io.gmsh.MshText.ELEMENTS;
import static org.latentrom.engine.io.gmsh.MshText.FORMAT;
import static org.latentrom.engine.io.gmsh.MshText.MESH;
import static org.latentrom.engine.io.gmsh.MshText.NODES;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latentrom.engine.io.Fixtures;
import org.latentrom.engine.io.ReadOptions;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.Snapshot;

/** Nodes, elements and groups of text files of both versions. */
class GmshMeshTest {
    private static final String NEW = "$MeshFormat\n4.1 0 8\n$EndMeshFormat\n";

    /** Curve 3 in group 5, surface 1 in groups -6 and 4, surface 2 in none. */
    private static final String ENTITIES = "$Entities\n1 1 2 0\n9 0 0 0 1 8\n3 0 0 0 1 0 0 1 5 2 9 -9\n"
        + "1 0 0 0 1 1 0 2 -6 4 1 3\n2 0 0 0 1 1 0 0 0\n$EndEntities\n";

    private static final String NEW_NODES = "$Nodes\n2 4 10 40\n0 9 0 1\n10\n0 0 0\n2 1 0 3\n20\n30\n40\n1 0 0\n1 1 0\n"
        + "0 1 0\n$EndNodes\n";

    private static final String NEW_ELEMENTS = "$Elements\n4 4 1 9\n0 9 15 1\n9 10\n1 3 1 1\n1 10 20\n"
        + "2 1 2 1\n2 10 20 30\n2 2 2 1\n3 10 30 40\n$EndElements\n";

    @TempDir
    private Path m_folder;

    private Snapshot read(final String... sections) throws IOException {
        return Fixtures.read(MshText.write(m_folder.resolve("a.msh"), sections)).get(0);
    }

    private String refusal(final String... sections) {
        var e = assertThrows(SnapshotFormatException.class, () -> read(sections));
        assertTrue(!e.remedy().isEmpty(), e.getMessage());
        return e.getMessage();
    }

    private static double[] values(final Snapshot s, final String name) {
        return s.field(name).orElseThrow().values();
    }

    @Test
    void aMeshAloneHasItsGroupsAsFields() throws IOException {
        Snapshot s = read(MESH);
        assertArrayEquals(new double[]{7, 7}, values(s, "gmsh:physical"));
        assertArrayEquals(new double[]{8, 9}, values(s, "gmsh:geometrical"));
        Snapshot one = Fixtures.read(m_folder.resolve("a.msh"),
            ReadOptions.DEFAULTS.withFields(List.of("gmsh:geometrical"))).get(0);
        assertEquals(1, one.fields().size());
    }

    @Test
    void groupsOfVersion4AreThoseOfTheEntities() throws IOException {
        Snapshot s = read(NEW, ENTITIES, NEW_NODES, NEW_ELEMENTS);
        assertEquals(List.of(CellType.VERTEX, CellType.LINE, CellType.TRIANGLE, CellType.TRIANGLE),
            IntStream.range(0, 4).mapToObj(s.mesh()::type).toList());
        assertArrayEquals(new double[]{8, 5, -6, 0}, values(s, "gmsh:physical"));
        assertArrayEquals(new double[]{9, 3, 1, 2}, values(s, "gmsh:geometrical"));
        assertArrayEquals(new int[]{0, 0, 1, 0, 1, 2, 0, 2, 3}, s.mesh().connectivityArray());
        assertArrayEquals(new double[]{0, 0, 0, 0},
            values(read(NEW, NEW_NODES, NEW_ELEMENTS), "gmsh:physical"), "without entities there are no groups");
    }

    @Test
    void viewsNameTheTagsOfVersion4() throws IOException {
        Snapshot s = read(NEW, ENTITIES, NEW_NODES, NEW_ELEMENTS,
            MshText.view("Node", "T", 0, 0, 1, "40 4", "10 1", "30 3", "20 2"),
            MshText.view("Element", "q", 0, 0, 1, "1 -1", "2 -2", "3 -3", "9 -9"));
        assertArrayEquals(new double[]{1, 2, 3, 4}, values(s, "T"));
        assertArrayEquals(new double[]{-9, -1, -2, -3}, values(s, "q"));
    }

    @Test
    void elementsOfSeveralTypesWithAnyNumberOfTags() throws IOException {
        Snapshot s = read(FORMAT, NODES, "$Elements\n4\n5 15 0 2\n6 1 1 -3 1 2\n7 3 4 1 2 3 4 1 2 3 4\n"
            + "8 2 2 0 0 1 2 3\n$EndElements\n");
        Mesh m = s.mesh();
        assertEquals(List.of(CellType.VERTEX, CellType.LINE, CellType.QUAD, CellType.TRIANGLE),
            IntStream.range(0, 4).mapToObj(m::type).toList());
        assertArrayEquals(new int[]{1, 0, 1, 0, 1, 2, 3, 0, 1, 2}, m.connectivityArray());
        assertArrayEquals(new double[]{0, -3, 1, 0}, values(s, "gmsh:physical"));
        assertArrayEquals(new double[]{0, 0, 2, 0}, values(s, "gmsh:geometrical"));
    }

    @Test
    void secondOrderKeepsTheOrderOfItsNodes() throws IOException {
        Snapshot s = read(FORMAT, "$Nodes\n6\n1 0 0 0\n2 2 0 0\n3 0 2 0\n4 1 0 0\n5 1 1 0\n6 0 1 0\n$EndNodes\n",
            "$Elements\n1\n1 9 2 1 1 1 2 3 4 5 6\n$EndElements\n");
        assertEquals(CellType.QUADRATIC_TRIANGLE, s.mesh().type(0));
        assertArrayEquals(new int[]{0, 1, 2, 3, 4, 5}, s.mesh().connectivityArray());
    }

    @ParameterizedTest
    @CsvSource({"2.2, 2", "2.2, 2.1"})
    void olderMinorVersionsAreTheSame(final String version, final String other) throws IOException {
        assertEquals(4, read(MESH.replace(version, other)).mesh().points());
    }

    @Test
    void numbersMayStandOnAnyLines() throws IOException {
        Snapshot s = read(FORMAT, NODES.replace("1 0 0 0\n2", "1 0.\n0e0  -0\n\n2"),
            ELEMENTS.replace(" 1 2 3", "\t1 2\n3"));
        assertArrayEquals(new int[]{0, 1, 2, 0, 2, 3}, s.mesh().connectivityArray());
    }

    @Test
    void meshAndDataMustBeInOneFile() {
        assertEquals("a.msh, $Nodes: is missing. Save mesh and data in one file.", refusal(FORMAT, ELEMENTS));
        assertEquals("a.msh, $Elements: is missing. Save mesh and data in one file.", refusal(FORMAT, NODES));
        assertEquals("a.msh, $Nodes: is missing. Save mesh and data in one file.",
            refusal(FORMAT, MshText.all("T", 0, 0, 1)));
    }

    @Test
    void theFormatStandsFirstAndOnce() {
        String remedy = "Save the mesh in version 2.2 or 4.1.";
        assertEquals("a.msh, $MeshFormat: stands where $MeshFormat belongs, or that comes twice. " + remedy,
            refusal(FORMAT, FORMAT, NODES, ELEMENTS));
        assertEquals("a.msh, $MeshFormat: has the version 4.0, which is not supported. " + remedy,
            refusal(MESH.replace("2.2", "4.0")));
        assertTrue(refusal(NODES, FORMAT, ELEMENTS).startsWith("a.msh"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {"4 4 1 9 | 4 5 1 9 | has 4 elements instead of 5",
        "4 4 1 9 | 3 4 1 9 | $Elements", "2 10 20 30 | 2 10 20 31 | names node 31", "2 10 20 30 | -2 10 20 30 | -2",
        "2 10 20 30 | 1 10 20 30 | has the tag 1 twice", "2 1 2 1\\n | 2 1 4 1\\n | $Elements",
        "2 1 2 1\\n | 2 1 2 -1\\n | $Elements", "2 1 2 1\\n | 2 1 29 1\\n | type 29",
        "\\n20\\n30 | \\n20\\n20 | has the tag 20 twice", "\\n20\\n30 | \\n-20\\n30 | has the tag -20",
        "2 4 10 40 | 2 5 10 40 | has 4 nodes instead of 5", "2 4 10 40 | 1 1 10 40 | more numbers",
        "1 1 2 0\\n9 | 1 99999999999 2 0\\n9 | $Entities", "0 2 -6 4 | 0 99 -6 4 | $Entities"})
    void isRefusedWithTheSection(final String what, final String with, final String reason) {
        String good = NEW + ENTITIES + NEW_NODES + NEW_ELEMENTS;
        String changed = good.replace(what.replace("\\n", "\n"), with.replace("\\n", "\n"));
        assertTrue(!changed.equals(good), what);
        String message = refusal(changed);
        assertTrue(message.contains(reason) && message.startsWith("a.msh, $"), message);
    }
}
