package org.latentrom.engine.io.legacy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latentrom.engine.io.Fixtures;
import org.latentrom.engine.io.ReadOptions;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.Snapshot;

/** Every kind of attribute, and a file that ends in each of them. */
class LegacyFieldsTest {
    private static final String HEAD = "# vtk DataFile Version 3.0\nt\nASCII\nDATASET POLYDATA\nPOINTS 2 float\n"
        + "0 0 0 1 0 0\n";

    @TempDir
    private Path m_folder;

    private Snapshot read(final String data) throws IOException {
        Path file = Files.writeString(m_folder.resolve("a.vtk"), HEAD + "POINT_DATA 2\n" + data);
        return Fixtures.read(file, ReadOptions.DEFAULTS).get(0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"SCALARS a float 1 LOOKUP_TABLE default | 1", "SCALARS a double 3 | 3",
        "SCALARS a unsigned_char 4 LOOKUP_TABLE mine | 4", "VECTORS a int | 3", "NORMALS a float | 3",
        "TENSORS a double | 9", "TENSORS6 a double | 6", "TEXTURE_COORDINATES a 2 float | 2",
        "GLOBAL_IDS a vtkIdType | 1", "PEDIGREE_IDS a vtkIdType | 1", "FIELD FieldData 1 a 5 2 short | 5"})
    void everyKindHasItsComponents(final String keyword, final int components) throws IOException {
        var values = new StringBuilder();
        var expected = new double[2 * components];
        for (int i = 0; i < expected.length; i++) {
            values.append(i + 1).append(i % 3 == 2 ? "\n" : " ");
            expected[i] = i + 1;
        }
        String written = keyword.replace(" LOOKUP", "\nLOOKUP").replace("1 a 5", "1\na 5");
        // what follows is found again, wherever the numbers end
        Snapshot s = read(written + "\n" + values + "\nSCALARS after float\nLOOKUP_TABLE default\n7 8\n");
        assertEquals(List.of("a", "after"), s.fields().stream().map(MeshField::name).toList());
        assertEquals(components, s.field("a").orElseThrow().components());
        assertArrayEquals(expected, s.field("a").orElseThrow().values());
        assertArrayEquals(new double[]{7, 8}, s.field("after").orElseThrow().values());
        for (int cut = 1; cut <= 2 * components; cut++) {
            String[] numbers = values.toString().trim().split("\\s+");
            String fewer = String.join(" ", java.util.Arrays.copyOf(numbers, numbers.length - cut));
            var e = assertThrows(SnapshotFormatException.class, () -> read(written + "\n" + fewer));
            assertTrue(e.getMessage().contains("array \"a\"") && !e.remedy().isEmpty(), e.getMessage());
        }
    }

    @Test
    void lookupTablesAndTextsAreNoFields() throws IOException {
        Snapshot s = read("SCALARS a float 1\nLOOKUP_TABLE mine\n1 2\nLOOKUP_TABLE mine 2\n0 0 0 1 1 1 1 1\n"
            + "FIELD f 3\nNULL_ARRAY\nnote 1 1 string\nhello%20you\nb 1 2 float\n3 4\n");
        assertEquals(List.of("a", "b"), s.fields().stream().map(MeshField::name).toList());
        assertArrayEquals(new double[]{3, 4}, s.field("b").orElseThrow().values());
    }

    @Test
    void namesHaveTheirBlanksBack() throws IOException {
        assertArrayEquals(new double[]{1, 2},
            read("SCALARS heat%20flux%25 float\nLOOKUP_TABLE default\n1 2\n").field("heat flux%").orElseThrow()
                .values());
    }

    /** Text of type float is what the solver had in memory: rounded to float. */
    @Test
    void floatsAreRoundedToFloat() throws IOException {
        Snapshot s = read("SCALARS a float\nLOOKUP_TABLE default\n0.1 0.2\nSCALARS b double\nLOOKUP_TABLE default\n"
            + "0.1 0.2\n");
        assertArrayEquals(new double[]{0.1f, 0.2f}, s.field("a").orElseThrow().values());
        assertArrayEquals(new double[]{0.1, 0.2}, s.field("b").orElseThrow().values());
    }
}
