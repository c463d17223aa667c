package org.latentrom.engine.io.xdmf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latentrom.engine.io.FormatSeries;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;

/** Finite element functions on two triangles, with other fields and in wrong forms. */
class CheckpointTextTest {
    private static final String PRESSURE = function("p", "CG", 1, "0 1 2 0 2 3", "0 3 6", "1 2 3 4");

    /** Corners 0 1 2 and 0 2 3; edges opposite to them: 12 02 01 and 23 03 02. */
    private static final String VELOCITY =
        function("u", "CG", 2, "0 1 2 4 5 6 0 2 3 7 8 5", "0 6 12", "0 10 20 30 12 2 1 23 3");

    @TempDir
    private Path m_folder;

    private static String function(final String name, final String family, final int degree, final String dofs,
        final String starts, final String vector) {
        return "<Attribute ItemType='FiniteElementFunction' ElementFamily='" + family + "' ElementDegree='" + degree
            + "' ElementCell='triangle' Name='" + name + "' Center='Other' AttributeType='Scalar'>" + list(dofs)
            + list(vector)
            + list(starts) + list("1 0") + "</Attribute>";
    }

    private static String list(final String numbers) {
        return XdmfText.item(numbers.split(" ").length + " 1", numbers);
    }

    private static String grid(final String... what) {
        return XdmfText.grid(XdmfText.MESH + "<Time Value='1'/>" + String.join("", what));
    }

    @Test
    void degree2BesideOtherFieldsInAnyOrder() throws IOException {
        String plain = XdmfText.field("n", XdmfText.item("4", "0 2 4 6"))
            + "<Attribute Name='c' Center='Cell'>" + XdmfText.item("2", "5 6") + "</Attribute>";
        for (String domain : List.of(grid(VELOCITY, PRESSURE, plain), grid(plain, PRESSURE, VELOCITY),
            grid(PRESSURE) + grid(VELOCITY, plain), grid(VELOCITY, plain) + grid(PRESSURE))) {
            List<Snapshot> read = XdmfText.read(m_folder, domain);
            assertEquals(1, read.size(), domain);
            Snapshot s = read.get(0);
            assertEquals(9, s.mesh().points());
            double[] u = s.field("u").orElseThrow().values();
            double[] p = s.field("p").orElseThrow().values();
            double[] n = s.field("n").orElseThrow().values();
            assertArrayEquals(new double[]{5, 6}, s.field("c").orElseThrow().values());
            for (int cell = 0; cell < 2; cell++) {
                for (int e = 0; e < 3; e++) {
                    int a = s.mesh().node(cell, e);
                    int b = s.mesh().node(cell, (e + 1) % 3);
                    int middle = s.mesh().node(cell, 3 + e);
                    assertEquals(10 * Math.min(a, b) + Math.max(a, b), u[middle]);
                    assertEquals((p[a] + p[b]) / 2, p[middle]);
                    assertEquals(a + b, n[middle]);
                }
            }
        }
        assertEquals(4, XdmfText.read(m_folder, grid(VELOCITY, PRESSURE), "p").get(0).mesh().points());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`',
        value = {"'DG' ElementDegree='1' | of the space DG 1 on a triangle",
        "'RT' ElementDegree='1' | of the space RT 1", "'CG' ElementDegree='7' | of the space CG 7",
        "'CG' ElementDegree='x' | CG x",
        "'CG' ElementDegree='2' | degrees of freedom in a cell of 6"})
    void otherSpacesAreNamed(final String space, final String reason) {
        isRefused(PRESSURE.replace("'CG' ElementDegree='1'", space), reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0 1 2 0 2 3 | 0 1 2 0 2 4 | names degree of freedom 4 of 4",
        "0 1 2 0 2 3 | 0 1 2 0 2 -1 | names degree of freedom -1",
        ">0 3 6 | >0 2 6 | has 2 degrees of freedom in a cell of 3",
        ">0 3 6 | >0 3 5 | do not fit together"})
    void wrongNumbersAreNamed(final String what, final String with, final String reason) {
        assertTrue(PRESSURE.contains(what));
        isRefused(PRESSURE.replace(what, with), reason);
    }

    private void isRefused(final String attribute, final String reason) {
        var e = assertThrows(SnapshotFormatException.class, () -> XdmfText.read(m_folder, grid(attribute)));
        assertTrue(e.getMessage().startsWith("t.xdmf, Attribute in line 1") && e.getMessage().contains(reason),
            e.getMessage());
        assertFalse(e.remedy().isEmpty());
    }

    @Test
    void aFunctionNeedsItsFourArrays() {
        isRefused(PRESSURE.replace(list("1 0"), ""), "with 3 DataItems instead of 4");
    }

    @Test
    void numbersForAWholeGridAreLeftOutWithAWarning() throws IOException {
        FormatSeries s = XdmfText.open(m_folder,
            grid(PRESSURE, "<Attribute Name='Re' Center='Grid'>" + XdmfText.item("1", "100") + "</Attribute>"));
        assertEquals(1, s.sources().get(0).load(List.of(), Progress.NONE).fields().size());
        assertEquals(List.of("Field \"Re\" is a number for a whole grid, no field; it is left out."), s.warnings());
    }
}
