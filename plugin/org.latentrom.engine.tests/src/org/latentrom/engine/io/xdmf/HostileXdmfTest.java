package org.latentrom.engine.io.xdmf;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.progress.Progress;

/** Files that claim more than they hold, or are made to keep the reader busy: refused before memory is taken. */
class HostileXdmfTest {
    /** What refusing a file of a few kilobytes may allocate in all, bytes. */
    private static final long MOST = 32L << 20;

    private static final String HUGE = "500000000";

    @TempDir
    private Path m_folder;

    private void isRefusedCheaply(final String domain) throws IOException {
        Path file = XdmfText.write(m_folder, domain);
        var threads = (com.sun.management.ThreadMXBean)ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        var e = assertThrows(SnapshotFormatException.class, () -> {
            try (var hdf5 = XdmfReader.open(file).resources()) {
                for (var s : XdmfReader.open(file).sources()) {
                    s.load(List.of(), Progress.NONE);
                }
            }
        });
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(allocated < MOST, allocated + " bytes for " + e.getMessage());
        assertTrue(e.getMessage().length() < 1000, e.getMessage());
        assertFalse(e.remedy().isEmpty());
    }

    private void fieldIsRefused(final String item) throws IOException {
        isRefusedCheaply(XdmfText.grid(XdmfText.MESH + "<Attribute Name='f' AttributeType='Vector'>" + item
            + "</Attribute>"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"XML | 1 2 3 4", "Binary | t.bin", "HDF | t.bin:/d", "XML | ''"})
    void claimsOfOneItem(final String format, final String text) throws IOException {
        Files.write(m_folder.resolve("t.bin"), new byte[64]);
        fieldIsRefused("<DataItem Format='" + format + "' Dimensions='" + HUGE + "'>" + text + "</DataItem>");
        fieldIsRefused("<DataItem Format='" + format + "' Dimensions='" + HUGE + " " + HUGE + "'>" + text
            + "</DataItem>");
        fieldIsRefused("<DataItem Format='" + format + "' Dimensions='" + (HUGE + " ").repeat(10) + "'>" + text
            + "</DataItem>");
    }

    @ParameterizedTest
    @CsvSource({"HyperSlab", "Coordinates", "Function", "Collection"})
    void claimsOfComposedItems(final String type) throws IOException {
        String part = XdmfText.item("3", "0 1 4");
        String item = "<DataItem ItemType='" + type + "' Function='JOIN($0, $1, $0, $1)' Dimensions='" + HUGE + "'>"
            + part
            + XdmfText.item("4", "1 2 3 4") + "</DataItem>";
        fieldIsRefused(item);
        fieldIsRefused(item.replace("Dimensions='4'", "Dimensions='" + HUGE + "'"));
    }

    @Test
    void claimsOfMeshes() throws IOException {
        String field = XdmfText.field("f", XdmfText.item("4", "1 2 3 4"));
        for (String mesh : new String[]{XdmfText.MESH.replace("'2 3'", "'" + HUGE + " 3'"),
            XdmfText.MESH.replace("'4 2'", "'" + HUGE + " 2'"),
            XdmfText.MESH.replace("'Triangle'", "'Polygon' NodesPerElement='" + HUGE + "'"),
            XdmfText.MESH.replace("'Triangle'", "'Mixed'").replace("0 1 2 0", "3 " + HUGE + " 2 0"),
            "<Topology TopologyType='2DCoRectMesh' Dimensions='99999 99999'/><Geometry GeometryType='ORIGIN_DXDY'>"
                + XdmfText.item("2", "0 0") + XdmfText.item("2", "1 1") + "</Geometry>",
            "<Topology TopologyType='3DCoRectMesh' Dimensions='999999999 999999999 999999999'/>"
                + "<Geometry GeometryType='ORIGIN_DXDYDZ'>" + XdmfText.item("3", "0 0 0") + XdmfText.item("3", "1 1 1")
                + "</Geometry>"}) {
            isRefusedCheaply(XdmfText.grid(mesh + field));
        }
    }

    @Test
    void claimsOfTimes() throws IOException {
        isRefusedCheaply(XdmfText.collection("Temporal", "<Time TimeType='HyperSlab' Value='0 1 2000000000'/>"
            + XdmfText.grid(XdmfText.MESH + XdmfText.field("f", XdmfText.item("4", "1 2 3 4")))));
    }

    /** Each item is the collection of the one before, twice: a file of ten lines with a thousand million items. */
    @Test
    void itemsThatDouble() throws IOException {
        var domain = new StringBuilder("<DataItem Name='i0' Dimensions='0'/>");
        for (int i = 1; i < 15; i++) {
            String before = "<DataItem Reference='//DataItem[@Name=\"i" + (i - 1) + "\"]'/>";
            domain.append("<DataItem Name='i").append(i).append("' ItemType='Collection' Dimensions='0'>").append(before)
                .append(before).append("</DataItem>");
        }
        isRefusedCheaply(domain + XdmfText.grid(XdmfText.MESH + XdmfText.field("f",
            "<DataItem Reference='//DataItem[@Name="
            + "\"i14\"]'/>")));
    }

    @Test
    void deepTrees() throws IOException {
        isRefusedCheaply("<Grid>".repeat(100) + "</Grid>".repeat(100));
        Path file = m_folder.resolve("deep.xdmf");
        var text = new char[2_000_000];
        Arrays.fill(text, '<');
        Files.writeString(file, "<Xdmf>" + new String(text));
        assertThrows(SnapshotFormatException.class, () -> XdmfReader.open(file));
    }

    @Test
    void longNamesAreShortInMessages() throws IOException {
        String name = "n".repeat(100_000);
        isRefusedCheaply(XdmfText.grid(XdmfText.MESH + XdmfText.field(name, XdmfText.item("3", "1 2 3"))));
        isRefusedCheaply("<Grid GridType='" + name + "'/>");
        isRefusedCheaply(XdmfText.grid(XdmfText.MESH.replace("Triangle", name) + XdmfText.field("f", "")));
        isRefusedCheaply(XdmfText.grid("<include xpointer='" + name + "'/>" + XdmfText.field("f", "")));
    }
}
