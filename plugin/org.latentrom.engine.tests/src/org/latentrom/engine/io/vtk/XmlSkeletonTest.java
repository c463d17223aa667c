package org.latentrom.engine.io.vtk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.mesh.Snapshot;

/** What is cut out of a file before its XML is parsed, and what must not be. */
class XmlSkeletonTest {
    private static final String NUMBERS = "1 2 3 4 5 6";

    private static final String LONG = " ".repeat(40) + "1 2 3 4 5 6\n";

    private static final String FILE = "<VTKFile type=\"UnstructuredGrid\"><UnstructuredGrid><Piece"
        + " NumberOfPoints=\"6\" NumberOfCells=\"0\"><PointData><DataArray type=\"Float64\" Name=\"f\">" + NUMBERS
        + "</DataArray></PointData><Points><DataArray type=\"Float64\" NumberOfComponents=\"3\">"
        + "0 0 0 1 0 0 2 0 0 0 1 0 1 1 0 2 1 0</DataArray></Points></Piece></UnstructuredGrid></VTKFile>";

    private static String skeleton(final String file) throws IOException {
        var s = new XmlSkeleton("t.vtu", file.getBytes(StandardCharsets.UTF_8));
        return new String(s.xml(), 0, s.length(), StandardCharsets.UTF_8);
    }

    private static Snapshot read(final String file, final Charset charset) throws IOException {
        return new VtkAssembler(new CopyOnWriteArrayList<>()).assemble("t.vtu",
            List.of(List.of(VtkXmlParser.parse("t.vtu", file.getBytes(charset), List.of(), false))));
    }

    @Test
    void longTextsAreReplacedByMarks() throws IOException {
        var s = new XmlSkeleton("t.vtu", ("<a>" + LONG + "</a><b>" + LONG + "</b>").getBytes(StandardCharsets.UTF_8));
        assertEquals("<a>~0~</a><b>~1~</b>", new String(s.xml(), 0, s.length(), StandardCharsets.UTF_8));
        assertEquals(3, s.start(0));
        assertEquals(3 + LONG.length(), s.end(0));
        assertEquals(-1, s.start(2));
        assertEquals(-1, s.start(-1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"<a>~1~</a> | <a>~0~</a>",
        "<a b='x > y'>1</a> | <a b='x > y'>1</a>", "<a b='x<y & z&amp;'>1</a> | <a b='x&lt;y &amp; z&amp;'>1</a>",
        "<a b=\"it's <\">1</a> | <a b=\"it's &lt;\">1</a>", "<a><!-- it's <b> & ~ -->1</a> | <a>1</a>",
        "<a b='&xxe;'/> | <a b='&xxe;'/>", "<a b='&#65;'/> | <a b='&#65;'/>",
        "<?xml version='1.0'?><a/> | <?xml version='1.0'?><a/>",
        "<a>x &xxe; y</a> | <a>x &xxe; y</a>",
        "<!DOCTYPE a [<!ENTITY x 'y'>]><a>~</a> | <!DOCTYPE a [<!ENTITY x 'y'>]><a>~</a>",
        "<a b='unclosed | <a b='unclosed", "<a><!-- unclosed | <a><!-- unclosed", "text | text"})
    void whatTheParserSees(final String file, final String expected) throws IOException {
        assertEquals(expected, skeleton(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {NUMBERS, "1 2 3 <![CDATA[4 5]]> 6", "   1 2 3 4 5 <!-- six --> 6",
        "1 2 3 <Value>7</Value>4 5 6", "\t1\r\n2\r\n3\r\n4                                        5 6 ",
        "1 2 3                                           <!-- a comment -->                       4 5 6",
        "1 2 3                             <![CDATA[     4                     ]]>                  5 6"})
    void numbersAreTheSameHoweverTheyAreWritten(final String numbers) throws IOException {
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16, StandardCharsets.ISO_8859_1)) {
            String declared = "<?xml version='1.0' encoding='" + charset.name() + "'?>";
            Snapshot s = read(declared + FILE.replace(NUMBERS, numbers), charset);
            assertArrayEquals(new double[]{1, 2, 3, 4, 5, 6}, s.field("f").orElseThrow().values());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a<b & c", "x > y", "R&D; it's", "\u00fc\u00df", "~0~"})
    void namesThatVtkDoesNotEscape(final String name) throws IOException {
        Snapshot s = read(FILE.replace("Name=\"f\"", "Name=\"" + name.replace("&D;", "&amp;D;") + "\""),
            StandardCharsets.UTF_8);
        assertEquals(name, s.fields().get(0).name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"~0~", "~1~", "~99999999999~", "1 2 3 4 5 ~1~", "&lt;", "1 2 3 4 5 six"})
    void textThatIsNoNumberIsRefused(final String text) {
        var e = assertThrows(SnapshotFormatException.class,
            () -> read(FILE.replace(NUMBERS, text), StandardCharsets.UTF_8));
        assertTrue(e.getMessage().startsWith("t.vtu"), e.getMessage());
        assertFalse(e.remedy().isEmpty());
    }

    @Test
    void entitiesOfTheFileAreRefusedAndNotResolved() {
        String doctype = "<!DOCTYPE VTKFile [<!ENTITY x \"1 2 3 4 5 6\">]>";
        for (String file : List.of(doctype + FILE.replace(NUMBERS, "&x;"), FILE.replace(NUMBERS, "&x;"),
            doctype + FILE.replace("Name=\"f\"", "Name=\"&x;\""))) {
            assertThrows(SnapshotFormatException.class, () -> read(file, StandardCharsets.UTF_8), file);
        }
    }

    @Test
    void theLineOfAnErrorIsThatOfTheFile() {
        String file = FILE.replace("<Points>", "\n<!-- \n -->" + "\n".repeat(50) + "<Points").replace(NUMBERS, LONG);
        var e = assertThrows(SnapshotFormatException.class, () -> read(file, StandardCharsets.UTF_8));
        assertTrue(e.element().startsWith("line 5"), e.getMessage()); // 50 and a few, not 2
    }
}
