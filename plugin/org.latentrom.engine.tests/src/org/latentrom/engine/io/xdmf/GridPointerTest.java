package org.latentrom.engine.io.xdmf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latentrom.engine.io.SourceFolder;

/** The xpointers of dolfin, dolfinx and meshio, and others. */
class GridPointerTest {
    private static final String MESH = "/*[self::Topology or self::Geometry])";

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "xpointer(//Grid[@Name=\"TimeSeries\"]/Grid[1] | first", // dolfin
        "xpointer(//Grid[@Name=\"TimeSeries\"]/Grid[2] | second",
        "xpointer(//Grid[@Name='TimeSeries']/Grid[3] | none",
        "xpointer(/Xdmf/Domain/Grid[@GridType='Uniform'][1] | mesh", // dolfinx
        "xpointer(//Grid[@Name=\"mesh\"] | mesh", // meshio
        "xpointer(/Xdmf/Domain/Grid[1] | TimeSeries",
        "xpointer(/Xdmf/Domain/Grid[position()=1] | none",
        "xpointer(//Grid[@Name='a']/../Grid[1] | none",
        "xpointer(//Domain | none"})
    void findsTheGrid(final String pointer, final String name, @TempDir final Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("a.xdmf"), "<Xdmf><Domain><Grid Name='TimeSeries' "
            + "GridType='Collection'><Grid Name='first'/><Grid Name='second'/></Grid>"
            + "<Grid Name='mesh' GridType='Uniform'/></Domain></Xdmf>");
        XmlElement root = XmlElement.read(file);
        assertEquals(name,
            GridPointer.find(root, pointer + MESH).flatMap(g -> g.attribute("Name")).orElse("none"));
    }

    @Test
    void othersAreNotFollowed(@TempDir final Path folder) throws IOException {
        XmlElement root = XmlElement.read(Files.writeString(folder.resolve("a.xdmf"),
            "<Xdmf><Domain><Grid Name='g'/></Domain></Xdmf>"));
        for (String p : new String[]{"", "xpointer(//Grid)", "xpointer(//Grid[@Name='g'])", "element(/1/2)",
            "xpointer(document('x')" + MESH, "xpointer(//Grid" + "[1]".repeat(1000) + MESH,
            "xpointer(//Grid" + "/Grid".repeat(1_000_000) + MESH, "xpointer(//" + "Grid[".repeat(1_000_000) + MESH}) {
            assertEquals(true, GridPointer.find(root, p).isEmpty(), SourceFolder.shorten(p));
        }
    }
}
