package org.latentrom.engine.io.dolfin;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentrom.engine.io.Fixtures;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Mesh;

/** Meshes of all shapes, and what tells the files apart. */
class DolfinMeshTest {
    @TempDir
    private Path m_folder;

    private static String mesh(final String shape, final int dimension, final int vertices, final int... cells) {
        var text = new StringBuilder("<dolfin xmlns:dolfin='http://fenicsproject.org'><mesh celltype='" + shape
            + "' dim='" + dimension + "'><vertices size='" + vertices + "'>");
        for (int v = 0; v < vertices; v++) {
            text.append("<vertex index='" + v + "' x='" + v + "' y='" + v * v + "' z='" + v % 2 + "'/>");
        }
        text.append("</vertices><cells size='1'><" + shape + " index='0'");
        for (int k = 0; k < cells.length; k++) {
            text.append(" v" + k + "='" + cells[k] + "'");
        }
        return text + "/></cells></mesh></dolfin>";
    }

    private Mesh read(final String text) throws IOException {
        return DolfinMesh.read(Files.writeString(m_folder.resolve("mesh.xml"), text));
    }

    @Test
    void shapes() throws IOException {
        Mesh line = read(mesh("interval", 1, 2, 1, 0));
        assertEquals(CellType.LINE, line.type(0));
        assertArrayEquals(new int[]{0, 1}, line.connectivityArray());
        assertArrayEquals(new double[]{0, 0, 0, 1, 0, 0}, line.pointArray());
        Mesh surface = read(mesh("triangle", 3, 3, 2, 0, 1));
        assertArrayEquals(new double[]{0, 0, 0, 1, 1, 1, 2, 4, 0}, surface.pointArray());
        Mesh solid = read(mesh("tetrahedron", 3, 4, 3, 1, 0, 2));
        assertArrayEquals(new int[]{0, 1, 2, 3}, solid.connectivityArray());
        Mesh box = read(mesh("hexahedron", 3, 8, 0, 1, 2, 3, 4, 5, 6, 7));
        assertEquals(CellType.HEXAHEDRON, box.type(0));
        assertArrayEquals(new int[]{0, 1, 3, 2, 4, 5, 7, 6}, box.connectivityArray());
    }

    @Test
    void shapesHaveDolfinsNames() {
        assertEquals("interval", DolfinMesh.shape(CellType.LINE));
        assertEquals("triangle", DolfinMesh.shape(CellType.TRIANGLE));
        assertEquals("quadrilateral", DolfinMesh.shape(CellType.QUAD));
        assertEquals("hexahedron", DolfinMesh.shape(CellType.HEXAHEDRON));
    }

    /** Functions of first degree on every shape, one value a vertex. */
    @ParameterizedTest
    @CsvSource({"interval,2", "triangle,3", "tetrahedron,4", "quadrilateral,4", "hexahedron,8"})
    void functionsOnEveryShape(final String shape, final int vertices) throws IOException {
        var cells = new int[vertices];
        var dofs = new StringBuilder("<dolfin xmlns:dolfin='x'><function_data size='" + vertices + "'>");
        for (int v = 0; v < vertices; v++) {
            cells[v] = v;
            dofs.append("<dof index='" + v + "' value='" + 10 * v + "' cell_index='0' cell_dof_index='" + v + "'/>");
        }
        Files.writeString(m_folder.resolve("mesh.xml"), mesh(shape, shape.equals("interval") ? 1 : 3, vertices, cells));
        Path file = Files.writeString(m_folder.resolve("u.xml"), dofs + "</function_data></dolfin>");
        var s = Fixtures.read(file).get(0);
        for (int v = 0; v < vertices; v++) {
            assertEquals(10.0 * v, s.field("u").orElseThrow().values()[v]);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"<dolfin xmlns:dolfin='x'> ~<mesh a='b'>|mesh",
        "<dolfin><function_data>|function_data",
        "<dolfin:dolfin  x=''><mesh_function type='uint'>|mesh_function", "<dolfins><mesh>|''", "<Xdmf>|''", "mesh|''"})
    void contentIsToldByTheFirstElementOfTheRoot(final String text, final String content) {
        String head = text.replace('~', '\n');
        assertEquals(content, DolfinFile.content(head));
        assertEquals(!content.isEmpty(), DolfinXmlReader.isDolfin(head));
    }

    @Test
    void filesAreToldFromOtherXml() throws IOException {
        Path mesh = Fixtures.path("dolfin/poly_P1/mesh.xml.gz");
        assertTrue(DolfinXmlReader.isDolfinFile(mesh));
        assertFalse(DolfinXmlReader.isDolfinFile(Fixtures.path("heat/xdmf_write_default/u.xdmf")));
        assertFalse(DolfinXmlReader.isDolfinFile(m_folder.resolve("none.xml")));
        assertTrue(DolfinXmlReader.isNamed("U.XML.GZ"));
        assertFalse(DolfinXmlReader.isNamed("u.xml.zip"));
        Path u = m_folder.resolve("u.xml");
        assertEquals(mesh, DolfinXmlReader.chosen(List.of(u, mesh)));
        assertEquals(u, DolfinXmlReader.chosen(List.of(u)));
    }

    @Test
    void packedFilesThatAreDamagedAreRefused() throws IOException {
        Path packed = m_folder.resolve("mesh.xml.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(mesh("triangle", 2, 3, 0, 1, 2).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        assertEquals(1, DolfinMesh.read(packed).cells());
        byte[] bytes = Files.readAllBytes(packed);
        for (int length = bytes.length - 1; length > 20; length -= 13) {
            Files.write(packed, java.util.Arrays.copyOf(bytes, length));
            assertThrows(SnapshotFormatException.class, () -> DolfinMesh.read(packed));
        }
    }

    /** Other files of numbers that dolfin writes as XML have no place in space. */
    @ParameterizedTest
    @ValueSource(strings = {"mesh_function", "vector", "array", "mesh_value_collection"})
    void otherContentsAreRefusedByName(final String content) throws IOException {
        Path file = Files.writeString(m_folder.resolve("f.xml"),
            "<dolfin xmlns:dolfin='x'>\n<" + content + " size='1'/></dolfin>");
        var e = assertThrows(SnapshotFormatException.class, () -> Fixtures.read(file));
        assertEquals("<" + content + ">", e.element());
    }

    @Test
    void meshesWithoutCellsAreRefused() throws IOException {
        String empty = mesh("triangle", 2, 3, 0, 1, 2).replaceAll("<cells.*</cells>", "<cells size='0'></cells>");
        Files.writeString(m_folder.resolve("mesh.xml"), empty);
        Path u = Files.copy(Fixtures.path("dolfin/vec_p1/u.xml.gz"), m_folder.resolve("u.xml.gz"));
        var e = assertThrows(SnapshotFormatException.class, () -> Fixtures.read(u));
        assertTrue(e.getMessage().contains("mesh.xml: has no cells"), e.getMessage());
    }
}
