package org.latentrom.engine.io.dolfin;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latentrom.engine.io.FieldInfo;
import org.latentrom.engine.io.ReadOptions;
import org.latentrom.engine.io.SnapshotEntry;
import org.latentrom.engine.io.SnapshotFiles;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SnapshotSeries;
import org.latentrom.engine.progress.Progress;

/** Which files of a folder are one series, and which are its fields: one triangle with functions of one number each. */
class DolfinFolderTest {
    private static final String MESH = "<dolfin><mesh celltype=\"triangle\" dim=\"2\"><vertices size=\"3\">"
        + "<vertex index=\"0\" x=\"0\" y=\"0\"/><vertex index=\"1\" x=\"1\" y=\"0\"/>"
        + "<vertex index=\"2\" x=\"0\" y=\"1\"/>"
        + "</vertices><cells size=\"1\"><triangle index=\"0\" v0=\"0\" v1=\"1\" v2=\"2\"/></cells></mesh></dolfin>";

    @TempDir
    private Path m_folder;

    @BeforeEach
    void mesh() throws IOException {
        write("mesh.xml", MESH);
    }

    private Path write(final String name, final String text) throws IOException {
        Path file = m_folder.resolve(name);
        if (name.endsWith(".gz")) {
            try (var out = new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)),
                StandardCharsets.UTF_8)) {
                out.write(text);
            }
            return file;
        }
        return Files.writeString(file, text);
    }

    private static String function(final double value) {
        var text = new StringBuilder("<dolfin><function_data size=\"3\">");
        for (int i = 0; i < 3; i++) {
            text.append("<dof index=\"" + i + "\" value=\"" + (value + i) + "\" cell_index=\"0\" cell_dof_index=\"" + i
                + "\"/>");
        }
        return text.append("</function_data></dolfin>").toString();
    }

    private static SnapshotSeries open(final Path file) throws IOException {
        return SnapshotFiles.open(file, ReadOptions.DEFAULTS, Progress.NONE);
    }

    private static double first(final SnapshotSeries series, final int i, final String field) throws IOException {
        return series.read(i, Progress.NONE).field(field).orElseThrow().values()[0];
    }

    @Test
    void theMeshStandsForAllFieldsAndAFunctionForItself() throws IOException {
        Path u = null;
        for (int n : new int[]{0, 5, 10}) {
            u = write("u_" + n + ".xml", function(n));
            write("p_" + n + ".xml.gz", function(-n));
        }
        try (var series = open(m_folder.resolve("mesh.xml"))) {
            assertEquals(List.of("p", "u"), series.fields().stream().map(FieldInfo::name).toList());
            assertEquals(List.of(0.0, 5.0, 10.0), series.entries().stream().map(SnapshotEntry::time).toList());
            assertEquals(5, first(series, 1, "u"));
            assertEquals(-10, first(series, 2, "p"));
            assertTrue(series.warnings().toString().contains("the numbers in the names are taken as times"),
                series.warnings().toString());
        }
        try (var series = open(u)) {
            assertEquals(List.of("u"), series.fields().stream().map(FieldInfo::name).toList());
            assertEquals(3, series.entries().size());
        }
    }

    @Test
    void aPlainFileGoesBeforeItsPackedTwin() throws IOException {
        write("u.xml.gz", function(1));
        Path u = write("u.xml", function(2));
        try (var series = open(u)) {
            assertEquals(1, series.entries().size());
            assertEquals(2, first(series, 0, "u"));
            assertArrayEquals(new double[]{2, 3, 4},
                series.read(0, Progress.NONE).field("u").orElseThrow().values());
        }
    }

    @Test
    void functionsWithoutNumbersBesideASeriesAreLeftOutWithAWarning() throws IOException {
        write("u_1.xml", function(1));
        write("u_2.xml", function(2));
        write("k.xml", function(9));
        try (var series = open(m_folder.resolve("mesh.xml"))) {
            assertEquals(List.of("u"), series.fields().stream().map(FieldInfo::name).toList());
            assertTrue(series.warnings().contains("The files k.xml have no number and are left out."),
                series.warnings().toString());
        }
    }

    @Test
    void otherXmlInTheFolderIsNoFunction() throws IOException {
        write("settings.xml", "<settings/>");
        write("markers.xml", "<dolfin><mesh_function type=\"uint\" dim=\"1\" size=\"0\"/></dolfin>");
        Path u = write("u.xml", function(4));
        try (var series = open(u)) {
            assertEquals(4, first(series, 0, "u"));
        }
        var e = assertThrows(SnapshotFormatException.class, () -> open(m_folder.resolve("markers.xml")));
        assertTrue(e.getMessage().contains("is neither a mesh nor a function"), e.getMessage());
    }

    @Test
    void oneOfSeveralMeshesMustBeNamedMesh() throws IOException {
        Files.move(m_folder.resolve("mesh.xml"), m_folder.resolve("fine.xml"));
        Path u = write("u.xml", function(4));
        try (var series = open(u)) {
            assertEquals(4, first(series, 0, "u"));
        }
        write("coarse.xml", MESH);
        var e = assertThrows(SnapshotFormatException.class, () -> open(u));
        assertEquals("u.xml: is a function, but there are several meshes beside it. Put the mesh of the function "
            + "beside it, as mesh.xml.", e.getMessage());
    }
}
