package org.latentrom.engine.io.dolfin;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latentrom.engine.io.Fixtures;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.mesh.CellType;

/** Two small meshes with a function, and what is wrong with them in many ways. */
class DolfinRefusalTest {
    private static final String MESH = """
        <?xml version="1.0"?>
        <dolfin xmlns:dolfin="http://fenicsproject.org">
          <mesh celltype="triangle" dim="2">
            <vertices size="4">
              <vertex index="0" x="0" y="0" /><vertex index="1" x="1" y="0" />
              <vertex index="3" x="0" y="1" /><vertex index="2" x="1" y="1" />
            </vertices>
            <cells size="2">
              <triangle index="0" v0="2" v1="0" v2="1" /><triangle index="1" v0="0" v1="3" v2="2" />
            </cells>
          </mesh>
        </dolfin>
        """;

    private static final String FUNCTION = """
        <dolfin xmlns:dolfin="http://fenicsproject.org">
          <function_data size="4">
            <dof index="0" value="10" cell_index="0" cell_dof_index="0" />
            <dof index="1" value="11" cell_index="0" cell_dof_index="1" />
            <dof index="2" value="12" cell_index="1" cell_dof_index="1" />
            <dof index="3" value="13" cell_index="1" cell_dof_index="2" />
          </function_data>
        </dolfin>
        """;

    private static final String QUAD = MESH.replace("triangle", "quadrilateral")
        .replaceAll("(?s)<cells.*</cells>",
            "<cells size=\"1\"><quadrilateral index=\"0\" v0=\"0\" v1=\"1\" v2=\"3\" v3=\"2\"/></cells>");

    @TempDir
    private Path m_folder;

    private Path write(final String mesh, final String function) throws IOException {
        Files.writeString(m_folder.resolve("mesh.xml"), mesh);
        return Files.writeString(m_folder.resolve("u.xml"), function);
    }

    @Test
    void verticesOfACellAreSortedAsDolfinSortsThem() throws IOException {
        var s = Fixtures.read(write(MESH, FUNCTION)).get(0);
        assertArrayEquals(new int[]{0, 1, 2, 0, 2, 3}, s.mesh().connectivityArray());
        assertArrayEquals(new double[]{10, 11, 12, 13}, s.field("u").orElseThrow().values());
    }

    @Test
    void quadrilateralsGoAround() throws IOException {
        String function = FUNCTION
            .replace("cell_index=\"1\" cell_dof_index=\"2\"", "cell_index=\"0\" cell_dof_index=\"2\"")
            .replace("cell_index=\"1\" cell_dof_index=\"1\"", "cell_index=\"0\" cell_dof_index=\"3\"");
        var s = Fixtures.read(write(QUAD, function)).get(0);
        assertEquals(CellType.QUAD, s.mesh().type(0));
        assertArrayEquals(new int[]{0, 1, 2, 3}, s.mesh().connectivityArray());
        assertArrayEquals(new double[]{10, 11, 12, 13}, s.field("u").orElseThrow().values());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "celltype=\"triangle\"|celltype=\"pentagon\"|\"pentagon\"", "dim=\"2\"|dim=\"4\"|dimension 4",
        "dim=\"2\"|dim=\"3\"|no number z", "vertices size=\"4\"|vertices size=\"5\"|fewer",
        "vertices size=\"4\"|vertices size=\"3\"|too large",
        "vertices size=\"4\"|vertices size=\"2000000000\"|too short",
        "vertices size=\"4\"|vertices|no whole number size", "index=\"3\" x|index=\"2\" x|comes twice",
        "index=\"3\" x=\"0\"|index=\"3\" x=\"inf\"|not finite",
        "index=\"3\" x=\"0\"|index=\"3\" x=\"zero\"|no number x", "cells size=\"2\"|cells size=\"3\"|fewer",
        "cells size=\"2\"|cells size=\"0\"|too large", "v1=\"3\"|v1=\"4\"|names vertex 4",
        "v1=\"3\"|v1=\"-1\"|no whole number v1", "v1=\"3\"||no whole number v1",
        "index=\"1\" v0|index=\"0\" v0|comes twice", "<mesh|<mush|stands outside of a mesh",
        "</mesh>||not well-formed"})
    void meshesAreRefusedWithReason(final String what, final String with, final String reason) throws IOException {
        assertRefused(write(MESH.replace(what, with == null ? "" : with), FUNCTION), reason);
    }

    private static void assertRefused(final Path file, final String reason) {
        var e = assertThrows(SnapshotFormatException.class, () -> Fixtures.read(file));
        assertTrue(e.getMessage().contains(reason) && !e.remedy().isEmpty(), e.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {"size=\"4\"|size=\"5\"|fewer than it says",
        "size=\"4\"|size=\"3\"|too large", "size=\"4\"|size=\"-4\"|no whole number size",
        "index=\"3\" value|index=\"2\" value|comes twice", "value=\"13\"|value=\"x\"|no number value",
        "value=\"13\"|value=\"nan\"|NaN at point 3", "cell_index=\"1\"|cell_index=\"9\"|names cell 9",
        "cell_dof_index=\"2\"|cell_dof_index=\"3\"|none of CG1",
        "cell_dof_index=\"2\"|cell_dof_index=\"2000000000\"|none of CG1",
        "cell_index=\"1\" cell_dof_index=\"1\"|cell_index=\"0\" cell_dof_index=\"0\"|two values for point 0",
        "function_data|mesh_function|neither a mesh nor a function", "<dof index=\"3\"|<dof|no whole number index"})
    void functionsAreRefusedWithReason(final String what, final String with, final String reason) throws IOException {
        assertRefused(write(MESH, FUNCTION.replace(what, with)), reason);
    }
}
