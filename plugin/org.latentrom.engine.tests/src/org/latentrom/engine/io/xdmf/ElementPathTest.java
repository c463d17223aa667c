package org.latentrom.engine.io.xdmf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latentrom.engine.io.SourceFolder;

/** The xpointers of dolfin, dolfinx, meshio and the XDMF library, the paths of references, and others. */
class ElementPathTest {
    private static final String FILE = "<Xdmf><Domain><Topology Name='shared'/><Grid Name='TimeSeries' "
        + "GridType='Collection'><Grid Name='first'><Topology Name='t1'/><Geometry Name='g1'/><Time Name='now'/></Grid>"
        + "<Grid Name='second'/></Grid><Grid Name='mesh' GridType='Uniform'><Topology Name='t2'/></Grid>"
        + "<Grid Name='a/b' GridType='Uniform'/></Domain></Xdmf>";

    private static final String MESH = "/*[self::Topology or self::Geometry])";

    private XmlElement m_root;

    @BeforeEach
    void read(@TempDir final Path folder) throws IOException {
        m_root = XmlElement.read(Files.writeString(folder.resolve("a.xdmf"), FILE));
    }

    private String names(final String pointer) {
        return new ElementPath(m_root).find(pointer).stream().map(e -> e.attribute("Name").orElse(e.name()))
            .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "xpointer(//Grid[@Name=\"TimeSeries\"]/Grid[1]) | first", // dolfin
        "xpointer(//Grid[@Name=\"TimeSeries\"]/Grid[2]) | second",
        "xpointer(//Grid[@Name='TimeSeries']/Grid[3]) | ''",
        "xpointer(//Grid[@Name=\"TimeSeries\"]/Grid[1]" + MESH + " | t1 g1",
        "xpointer(/Xdmf/Domain/Grid[@GridType='Uniform'][1]" + MESH + " | t2", // dolfinx
        "xpointer(//Grid[@Name=\"mesh\"]) | mesh", // meshio
        "xpointer( /Xdmf/Domain/Grid[1] ) | TimeSeries",
        "element(/1/1/2/1) | first", // the XDMF library
        "element(/1/1/2/1/3) | now", "element(/1/1/9) | ''", "element(/0) | ''", "element(/2) | ''",
        "/Xdmf/Domain/Topology[1] | shared",
        "' /Xdmf/Domain/Grid[@Name=\"mesh\"]/Topology ' | t2",
        "//Topology | shared t1 t2", "/Xdmf//Geometry | g1", "//Domain//Grid/Time | now",
        "/Xdmf/Domain/Grid[last()] | a/b", "/Xdmf/Domain/Grid[@Name='a/b'] | a/b",
        "//Grid/Grid[last()] [@Name='second'] | second", "/Xdmf | Xdmf", "/* | Xdmf", "/xi:Xdmf/Domain/Grid[2] | mesh",
        "//Grid[1] | TimeSeries first"})
    void finds(final String pointer, final String names) {
        assertEquals(names, names(pointer.replace("' ", " ").replace(" '", " ")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"''", "xpointer(/Xdmf/Domain/Grid[position()=1])",
        "xpointer(//Grid[@Name='a']/../Grid[1])", "xpointer(document('x'))", "Xdmf/Domain", "/Domain", "/Xdmf/",
        "//", "/", "element(1/2)", "element()", "xpointer()", "/Xdmf/Domain/Grid[0]", "/Xdmf/Domain/Grid[]",
        "/Xdmf/Domain/Grid[", "/Xdmf/Domain/Grid]", "//Grid[@Name=first]", "//Grid[self::]", "//@Name",
        "//Grid[99999999999]", "string-range(//Grid,'a')"})
    void othersMeanNothing(final String pointer) {
        assertEquals("", names(pointer));
    }

    @Test
    void longOnesAreNotEvenTried() {
        for (String p : List.of("xpointer(//Grid" + "[1]".repeat(1000) + MESH, "//Grid" + "/Grid".repeat(1_000_000),
            "xpointer(//" + "Grid[".repeat(1_000_000) + MESH, "element(" + "/1".repeat(1_000_000) + ")")) {
            assertEquals("", names(p), SourceFolder.shorten(p));
        }
    }

    @Test
    void manyPointersThroughALargeTreeComeToAnEnd(@TempDir final Path folder) throws IOException {
        var file = new StringBuilder("<Xdmf><Domain>");
        for (int i = 0; i < 20_000; i++) {
            file.append("<Grid/>");
        }
        var paths = new ElementPath(XmlElement.read(Files.writeString(folder.resolve("large.xdmf"),
            file.append("</Domain></Xdmf>"))));
        assertEquals(20_000, paths.find("//Grid").size());
        boolean given = true;
        for (int i = 1; i < 20_000 && given; i++) {
            given = !paths.find("//".repeat(40) + "Grid[" + i + "]").isEmpty();
        }
        assertTrue(!given, "every path was followed: no limit was met");
    }
}
