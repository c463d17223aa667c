package org.latentrom.engine.io.gmsh;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentrom.engine.io.Fixtures;
import org.latentrom.engine.io.ReadOptions;
import org.latentrom.engine.io.SnapshotFiles;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.progress.Progress;

/** A small file, and what is wrong with it in many ways. */
class GmshRefusalTest {
    private static final String OLD = """
        $Comments
        nothing to see
        $EndComments
        $MeshFormat
        2.2 0 8
        $EndMeshFormat
        $Nodes
        3
        7 0 0 0
        2 1 0 0
        9 0 1 0
        $EndNodes
        $Elements
        2
        1 15 2 0 1 7
        4 2 2 5 6 7 2 9
        $EndElements
        $NodeData
        1
        "T of"
        1
        0.5
        3
        0
        1
        3
        9 3
        2 2
        7 1
        $EndNodeData
        """;

    private static final String NEW = """
        $MeshFormat
        4.1 0 8
        $EndMeshFormat
        $Nodes
        2 3 1 3
        2 1 1 2
        1
        2
        0 0 0 0.1 0.2
        1 0 0 0.3 0.4
        2 2 0 1
        3
        0 1 0
        $EndNodes
        $Elements
        1 1 1 1
        2 1 2 1
        1 1 2 3
        $EndElements
        """;

    @TempDir
    private Path m_folder;

    private Path write(final String text) throws IOException {
        return Files.writeString(m_folder.resolve("a.msh"), text);
    }

    @Test
    void tagsNeedBeNeitherDenseNorSorted() throws IOException {
        var s = Fixtures.read(write(OLD)).get(0);
        assertArrayEquals(new double[]{1, 2, 3}, s.field("T of").orElseThrow().values());
        assertArrayEquals(new int[]{0, 0, 1, 2}, s.mesh().connectivityArray());
        assertArrayEquals(new double[]{1, 2, 3},
            Fixtures.read(write(OLD.replace("\n", "\r\n"))).get(0).field("T of").orElseThrow().values());
    }

    @Test
    void parametricNodesHaveMoreNumbers() throws IOException {
        assertArrayEquals(new double[]{0, 0, 0, 1, 0, 0, 0, 1, 0},
            Fixtures.read(write(NEW)).get(0).mesh().pointArray());
    }

    @Test
    void valuesThatAViewLacksAreNoNumbers() throws IOException {
        Path file = write(OLD.replace("\n3\n9 3\n2 2\n7 1\n", "\n2\n9 3\n7 1\n"));
        var e = assertThrows(SnapshotFormatException.class, () -> Fixtures.read(file));
        assertTrue(e.getMessage().contains("NaN at point 1"), e.getMessage());
    }

    @Test
    void dataPerElementAndNodeIsLeftOutWithAWarning() throws IOException {
        Path file = write(OLD + "$ElementNodeData\n1\n\"a\"\n$EndElementNodeData\n");
        try (var series = SnapshotFiles.open(file, ReadOptions.DEFAULTS, Progress.NONE)) {
            assertEquals(1, series.fields().size());
            assertTrue(series.warnings().toString().contains("$ElementNodeData"), series.warnings().toString());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {"2.2 0 8|1 0 8|version 1", "2.2 0 8|4 0 8|version 4",
        "2.2 0 8|2.2 0 4|size of numbers", "2.2 0 8|2.2 7 8|size of numbers", "$EndMeshFormat|$EndMesh|has no end",
        "$Nodes|$Nades|has no end", "$EndElements\\n|$EndElements\\nhello\\n|belongs to no section",
        "\\n3\\n7 0|\\n4\\n7 0|has 0 numbers instead of 1", "\\n3\\n7 0|\\n2\\n7 0|more numbers",
        "\\n3\\n7 0|\\n-3\\n7 0|count -3", "\\n3\\n7 0|\\n99999999999\\n7 0|count 99999999999",
        "2 1 0 0|7 1 0 0|tag 7 twice", "2 1 0 0|2 1 zero 0|not a number", "2 1 0 0|-2 1 0 0|tag -2",
        "7 2 9\\n|7 2 8\\n|names node 8", "4 2 2 5 6|4 3 2 5 6|instead of 4", "4 2 2 5|4 99 2 5|type 99",
        "4 2 2 5|4 11 2 5|Slice", "4 2 2 5|4 17 2 5|hexahedra of second order", "4 2 2 5|4 20 2 5|type 20",
        "4 2 2 5|1 2 2 5|tag 1 twice", "1 15 2|1 15 -2|needs -2 numbers", "0.5|soon|no finite number",
        "0.5|NaN|no finite number", "\\n1\\n3\\n9|\\n0\\n3\\n9|number of components",
        "\\n1\\n3\\n9|\\n1\\n-3\\n9|number of components", "\\n1\\n3\\n9|\\n1\\n4\\n9|0 numbers instead of 1",
        "\\n1\\n3\\n9|\\n1\\n2\\n9|more than its 2", "9 3\\n|8 3\\n|value for node 8",
        "3\\n0\\n1\\n3|2\\n0\\n1\\n3|number of components", "1\\n\"T|x\\n\"T|where a whole number",
        "1\\n\"T|99999\\n\"T|99999 tags"})
    void isRefusedWithReason(final String what, final String with, final String reason) throws IOException {
        String changed = OLD.replace(what.replace("\\n", "\n"), with.replace("\\n", "\n"));
        Path file = write(changed);
        var e = assertThrows(SnapshotFormatException.class, () -> Fixtures.read(file));
        assertTrue(e.getMessage().contains(reason) && e.getMessage().startsWith("a.msh"), e.getMessage());
        assertTrue(!e.remedy().isEmpty() && !changed.equals(OLD));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {"2 3 1 3|3 3 1 3|instead of",
        "2 3 1 3|2 4 1 3|3 nodes instead of 4", "2 1 1 2|2 1 1 -2|needs -2", "2 1 1 2|2 1 1 99999999999|needs",
        "1 1 1 1|1 2 1 1|1 elements instead of 2", "1 1 2 3\\n|1 1 2\\n|numbers instead of 3"})
    void blocksOfVersion4(final String what, final String with, final String reason) throws IOException {
        Path file = write(NEW.replace(what.replace("\\n", "\n"), with.replace("\\n", "\n")));
        var e = assertThrows(SnapshotFormatException.class, () -> Fixtures.read(file));
        assertTrue(e.getMessage().contains(reason), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"22_binary", "41_binary"})
    void binaryFilesThatAreCutOff(final String file) throws IOException {
        byte[] good = Files.readAllBytes(Fixtures.path("gmsh/meshio_" + file + ".msh"));
        for (int length = good.length - 20; length > 30; length -= 211) {
            Path cut = Files.write(m_folder.resolve("cut.msh"), Arrays.copyOf(good, length));
            assertThrows(SnapshotFormatException.class, () -> Fixtures.read(cut));
        }
    }
}
