package org.latentrom.engine.io.write;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;

/** The bytes of .vtu and .vti, taken apart by a few lines that share nothing with our reader. */
class VtkFilesTest {
    private static final Pattern ARRAY = Pattern.compile("<DataArray type=\"(\\w+)\" Name=\"([^\"]*)\""
        + "(?: NumberOfComponents=\"(\\d)\")? format=\"appended\" offset=\"(\\d+)\"/>");

    private static byte[] bytes(final AppendedFile file) throws IOException {
        var out = new ByteArrayOutputStream();
        file.write(out);
        return out.toByteArray();
    }

    private static String text(final byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1);
    }

    /** @return the arrays' bytes by name */
    private static Map<String, ByteBuffer> arrays(final byte[] file) throws DataFormatException {
        String text = text(file);
        int start = text.indexOf("<AppendedData encoding=\"raw\">\n_") + "<AppendedData encoding=\"raw\">\n_".length();
        boolean zlib = text.contains("vtkZLibDataCompressor");
        Map<String, ByteBuffer> arrays = new LinkedHashMap<>();
        Matcher m = ARRAY.matcher(text.substring(0, start));
        while (m.find()) {
            ByteBuffer at = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN)
                .position(start + Integer.parseInt(m.group(4)));
            byte[] raw = zlib ? inflated(at) : plain(at);
            arrays.put(m.group(2), ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN));
        }
        return arrays;
    }

    private static byte[] plain(final ByteBuffer at) {
        var raw = new byte[(int)at.getLong()];
        at.get(raw);
        return raw;
    }

    private static byte[] inflated(final ByteBuffer at) throws DataFormatException {
        int blocks = (int)at.getLong();
        int size = (int)at.getLong();
        int last = (int)at.getLong();
        var lengths = new int[blocks];
        Arrays.setAll(lengths, b -> (int)at.getLong());
        var raw = new byte[blocks == 0 ? 0 : (blocks - 1) * size + (last == 0 ? size : last)];
        for (int b = 0; b < blocks; b++) {
            var inflater = new Inflater();
            inflater.setInput(at.array(), at.position(), lengths[b]);
            int end = Math.min(raw.length, (b + 1) * size);
            assertEquals(end - b * size, inflater.inflate(raw, b * size, end - b * size));
            at.position(at.position() + lengths[b]);
            inflater.end();
        }
        return raw;
    }

    private static double[] doubles(final ByteBuffer bytes) {
        var values = new double[bytes.remaining() / 8];
        bytes.asDoubleBuffer().get(values);
        return values;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void snapshotsAreWhatVtkDescribes(final boolean compressed) throws IOException, DataFormatException {
        Snapshot s = States.snapshot(States.mixed(), 3, true);
        byte[] file = bytes(new VtuFileWriter(compressed).file(s, 0.1, Progress.NONE));
        String text = text(file);
        assertTrue(text.startsWith("<?xml version=\"1.0\"?>\n<VTKFile type=\"UnstructuredGrid\" version=\"1.0\" "
            + "byte_order=\"LittleEndian\" header_type=\"UInt64\""), text);
        assertTrue(text.contains("<Piece NumberOfPoints=\"5\" NumberOfCells=\"4\">"));
        assertTrue(text.contains("Name=\"TimeValue\" NumberOfTuples=\"1\" format=\"ascii\">0.1</DataArray>"));
        assertTrue(text.endsWith("\n</AppendedData>\n</VTKFile>\n"));
        Map<String, ByteBuffer> arrays = arrays(file);
        assertArrayEquals(s.field("p").orElseThrow().values(), doubles(arrays.get("p")));
        assertArrayEquals(s.field("velocity").orElseThrow().values(), doubles(arrays.get("velocity")));
        assertTrue(arrays.containsKey("a &lt;cell&gt; &amp; &quot;its&quot; name"), arrays.keySet().toString());
        assertArrayEquals(s.mesh().pointArray(), doubles(arrays.get("Points")));
        assertArrayEquals(new byte[]{5, 9, 3, 1}, arrays.get("types").array(), "triangle, quad, line, vertex");
        var ends = new int[4];
        arrays.get("offsets").asIntBuffer().get(ends);
        assertArrayEquals(new int[]{3, 7, 9, 10}, ends, "the ends of the cells, without the first 0");
    }

    @Test
    void pointAndCellFieldsStandApart() throws IOException {
        Snapshot s = States.snapshot(States.mixed(), 3, true);
        String text = text(bytes(new VtuFileWriter(true).file(s, 0, Progress.NONE)));
        String points = text.substring(text.indexOf("<PointData>"), text.indexOf("</PointData>"));
        String cells = text.substring(text.indexOf("<CellData>"), text.indexOf("</CellData>"));
        assertTrue(points.contains("\"p\"") && points.contains("Name=\"velocity\" NumberOfComponents=\"3\""), points);
        assertTrue(points.contains("Name=\"pair\" NumberOfComponents=\"2\""), points);
        assertTrue(cells.contains("&lt;cell&gt;") && !cells.contains("\"p\""), cells);
    }

    @Test
    void theMeshIsEncodedOnceForAllThatShareIt() throws IOException, DataFormatException {
        var writer = new VtuFileWriter(true);
        Mesh mesh = States.mesh(1, CellType.TRIANGLE, 4, 3);
        byte[] first = bytes(writer.file(States.snapshot(mesh, 1, false), 0, Progress.NONE));
        byte[] second = bytes(writer.file(States.snapshot(States.mesh(1, CellType.TRIANGLE, 4, 3), 2, false), 0,
            Progress.NONE));
        byte[] other = bytes(writer.file(States.snapshot(States.mesh(2, CellType.TRIANGLE, 4, 3), 2, false), 0,
            Progress.NONE));
        assertArrayEquals(doubles(arrays(first).get("Points")), doubles(arrays(second).get("Points")));
        assertArrayEquals(States.mesh(2, CellType.TRIANGLE, 4, 3).pointArray(), doubles(arrays(other).get("Points")));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, (1 << 18) - 1, 1 << 18, (1 << 18) + 1, 3 << 18})
    void blocksOfAllLengths(final int length) throws DataFormatException {
        var raw = new byte[length];
        new Random(length).nextBytes(raw);
        Arrays.fill(raw, 0, length / 2, (byte)7); // half of it shrinks
        ByteBuffer zlib = ByteBuffer.wrap(AppendedData.encode(raw, true, Progress.NONE)).order(ByteOrder.LITTLE_ENDIAN);
        assertArrayEquals(raw, inflated(zlib));
        assertEquals(0, zlib.remaining());
        ByteBuffer plain = ByteBuffer.wrap(AppendedData.encode(raw, false, Progress.NONE));
        assertArrayEquals(raw, plain(plain.order(ByteOrder.LITTLE_ENDIAN)));
        assertEquals(0, plain.remaining());
    }

    @Test
    void imagesHaveAPixelACellAndHideInvalidOnes() throws IOException, DataFormatException {
        Field f = States.field(4, true);
        byte[] file = bytes(new VtiFileWriter(true, true).file(f, 2, Progress.NONE));
        String text = text(file);
        assertTrue(text.contains("<ImageData WholeExtent=\"0 7 0 5 0 0\" Origin=\"-1.0 10.0 0\" "
            + "Spacing=\"0.5 0.25 1\">"), text);
        Map<String, ByteBuffer> arrays = arrays(file);
        assertEquals(List.of("T", "u", "vtkGhostType"), new ArrayList<>(arrays.keySet()));
        var t = new float[35];
        arrays.get("T").asFloatBuffer().get(t);
        assertArrayEquals(Arrays.copyOf(f.values(), 35), t);
        var u = new float[3 * 35];
        arrays.get("u").asFloatBuffer().get(u);
        for (int i = 0; i < 35; i++) {
            assertEquals(f.values()[35 + i], u[3 * i]);
            assertEquals(f.values()[70 + i], u[3 * i + 1]);
            assertEquals(0, u[3 * i + 2]);
            assertEquals(f.mask().isValid(i) ? 0 : 32, arrays.get("vtkGhostType").get(i));
        }
    }

    @Test
    void wholeImagesNeedNoMarks() throws IOException, DataFormatException {
        Map<String, ByteBuffer> arrays =
            arrays(bytes(new VtiFileWriter(false, false).file(States.field(4, false), 2, Progress.NONE)));
        assertEquals(List.of("T", "u_x", "u_y"), new ArrayList<>(arrays.keySet()));
    }

    @Test
    void longArraysCanBeCancelled() {
        Progress canceled = new Progress() {
            @Override
            public void report(final double fraction, final Supplier<String> message) {
                // nobody listens
            }

            @Override
            public void checkCanceled() {
                throw new CancellationException();
            }
        };
        assertThrows(CancellationException.class, () -> AppendedData.encode(new byte[10], true, canceled));
    }

    @Test
    void namesBecomeXml() {
        assertEquals("a&amp;b&lt;c&gt;d&quot;e&apos;f", XmlText.escape("a&b<c>d\"e'f"));
        assertEquals("tab&#9;line&#10;", XmlText.escape("tab\tline\n"));
        assertEquals("_ü\uD83C\uDF0A", XmlText.escape("\u0001ü\uD83C\uDF0A"));
        assertEquals("_", XmlText.escape("\uD800"), "half of a pair");
    }

    @Test
    void numbersBecomeBytes() {
        assertArrayEquals(new byte[]{0, 0, (byte)0x80, 0x3F}, Bytes.of(new float[]{5, 1}, 1, 2));
        assertArrayEquals(new byte[]{0, 0, 0, 0, 0, 0, (byte)0xF0, 0x3F}, Bytes.of(new double[]{1}));
        assertArrayEquals(new byte[]{2, 1, 0, 0}, Bytes.of(new int[]{9, 0x102, 9}, 1, 2));
        assertArrayEquals(new byte[]{1, 0}, Bytes.of(new boolean[]{true, false}));
    }

    @Test
    void filesAreNumberedSoThatNamesSortByTime() {
        assertEquals("r_0007.vtu", VtkRun.file("r", 7, 10, ".vtu"));
        assertEquals("r_00007.vtu", VtkRun.file("r", 7, 10_001, ".vtu"));
        assertEquals("r_9999.vtu", VtkRun.file("r", 9999, 10_000, ".vtu"));
    }
}
