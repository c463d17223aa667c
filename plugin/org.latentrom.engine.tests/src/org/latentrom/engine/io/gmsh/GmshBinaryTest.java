package org.latentrom.engine.io.gmsh;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentrom.engine.io.Fixtures;
import org.latentrom.engine.io.SnapshotFormatException;

/** Binary files of both versions and byte orders, written here by the manual: two triangles and a view on each. */
class GmshBinaryTest {
    private static final double[][] POINTS = {{0, 0, 0}, {1, 0, 0}, {1, 1, 0}, {0, 1, 0}};

    private static final int[][] TRIANGLES = {{1, 2, 3}, {1, 3, 4}};

    @TempDir
    private Path m_folder;

    private final ByteArrayOutputStream m_bytes = new ByteArrayOutputStream();

    private ByteOrder m_order;

    private void text(final String text) {
        m_bytes.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    private void ints(final int... values) {
        for (int v : values) {
            m_bytes.writeBytes(ByteBuffer.allocate(4).order(m_order).putInt(v).array());
        }
    }

    private void sizes(final long... values) {
        for (long v : values) {
            m_bytes.writeBytes(ByteBuffer.allocate(8).order(m_order).putLong(v).array());
        }
    }

    private void doubles(final double... values) {
        for (double v : values) {
            m_bytes.writeBytes(ByteBuffer.allocate(8).order(m_order).putDouble(v).array());
        }
    }

    private void begin(final String order, final String version) {
        m_order = order.equals("big") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        text("$MeshFormat\n" + version + " 1 8\n");
        ints(1);
        text("\n$EndMeshFormat\n");
    }

    private void views() {
        text("$NodeData\n1\n\"T\"\n1\n1.5\n3\n4\n1\n4\n");
        for (int n = 4; n >= 1; n--) {
            ints(n);
            doubles(10 + n);
        }
        text("\n$EndNodeData\n$ElementData\n1\n\"q\"\n1\n1.5\n3\n4\n2\n2\n");
        for (int e = 0; e < 2; e++) {
            ints(7 + e);
            doubles(e, -e);
        }
        text("\n$EndElementData\n");
    }

    private Path file() throws IOException {
        return Files.write(m_folder.resolve("a.msh"), m_bytes.toByteArray());
    }

    private void assertRead() throws IOException {
        var s = Fixtures.read(file()).get(0);
        assertArrayEquals(new double[]{0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0}, s.mesh().pointArray());
        assertArrayEquals(new int[]{0, 1, 2, 0, 2, 3}, s.mesh().connectivityArray());
        assertArrayEquals(new double[]{11, 12, 13, 14}, s.field("T").orElseThrow().values());
        assertArrayEquals(new double[]{0, 0, 1, -1}, s.field("q").orElseThrow().values());
    }

    @ParameterizedTest
    @ValueSource(strings = {"little", "big"})
    void version2(final String order) throws IOException {
        begin(order, "2.2");
        text("$Nodes\n4\n");
        for (int n = 0; n < 4; n++) {
            ints(n + 1);
            doubles(POINTS[n]);
        }
        text("\n$EndNodes\n$Elements\n2\n");
        ints(2, 2, 2);
        for (int e = 0; e < 2; e++) {
            ints(7 + e, 1, 1);
            ints(TRIANGLES[e]);
        }
        text("\n$EndElements\n");
        views();
        assertRead();
    }

    @ParameterizedTest
    @ValueSource(strings = {"little", "big"})
    void version4(final String order) throws IOException {
        begin(order, "4.1");
        text("$Entities\n");
        sizes(1, 0, 1, 0);
        ints(5);
        doubles(0, 0, 0);
        sizes(0);
        ints(1);
        doubles(0, 0, 0, 1, 1, 0);
        sizes(2);
        ints(6, 9);
        sizes(1);
        ints(-5);
        text("\n$EndEntities\n$Nodes\n");
        sizes(2, 4, 1, 4);
        ints(0, 5, 0);
        sizes(1, 1);
        doubles(POINTS[0]);
        ints(2, 1, 1);
        sizes(3, 2, 3, 4);
        for (int n = 1; n < 4; n++) {
            doubles(POINTS[n]);
            doubles(0.5, 0.25); // parameters on the surface
        }
        text("\n$EndNodes\n$Elements\n");
        sizes(1, 2, 7, 8);
        ints(2, 1, 2);
        sizes(2);
        for (int e = 0; e < 2; e++) {
            sizes(7 + e);
            for (int n : TRIANGLES[e]) {
                sizes(n);
            }
        }
        text("\n$EndElements\n");
        int meshOnly = m_bytes.size();
        views();
        assertRead();
        byte[] mesh = java.util.Arrays.copyOf(m_bytes.toByteArray(), meshOnly);
        var s = Fixtures.read(Files.write(m_folder.resolve("b.msh"), mesh)).get(0);
        assertArrayEquals(new double[]{6, 6}, s.field("gmsh:physical").orElseThrow().values());
        assertArrayEquals(new double[]{1, 1}, s.field("gmsh:geometrical").orElseThrow().values());
    }

    @Test
    void theNumberThatTellsTheByteOrderMustBeOne() throws IOException {
        begin("little", "2.2");
        byte[] bytes = m_bytes.toByteArray();
        bytes["$MeshFormat\n2.2 1 8\n".length()] = 3;
        Path file = Files.write(m_folder.resolve("a.msh"), bytes);
        var e = assertThrows(SnapshotFormatException.class, () -> Fixtures.read(file));
        assertTrue(e.getMessage().contains("byte order"), e.getMessage());
        assertEquals("$MeshFormat", e.element());
    }
}
