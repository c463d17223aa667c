package org.latentrom.knime.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataCell;
import org.knime.core.data.image.png.PNGImageValue;
import org.knime.core.node.port.image.ImagePortObject;
import org.latentrom.knime.tests.workflows.NodeKind;
import org.latentrom.knime.tests.workflows.WorkflowDraft;
import org.latentrom.runner.workflow.NodeState;
import org.latentrom.runner.workflow.Workflow;

/** Pictures of snapshots on their meshes, and what is said if there are none. */
class SnapshotToImageTest {
    private static final int OUTSIDE = 0xd3d6db;

    @TempDir
    Path m_folder;

    /** Runs reader and picture node on two snapshots of the small flow. */
    private Workflow run(final Object... settings) throws IOException {
        final var w = Drafts.draft();
        Drafts.node(w, NodeKind.SNAPSHOT_IMAGE, new int[]{Drafts.reader(w, "timeTo", 0.06)}, settings);
        return Drafts.run(w, Files.createTempDirectory(m_folder, "w"));
    }

    private List<BufferedImage> pictures(final Object... settings) throws IOException {
        try (var workflow = run(settings)) {
            assertEquals(NodeState.EXECUTED, workflow.node(2).state(), workflow.node(2).messages().toString());
            final List<BufferedImage> pictures = new ArrayList<>();
            for (DataCell cell : Tables.column(Tables.table(workflow, 2, 1), "Image")) {
                pictures.add(ImageIO.read(
                    new ByteArrayInputStream(((PNGImageValue)cell).getImageContent().getByteArray())));
            }
            return pictures;
        }
    }

    private static int[] pixels(final BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    private static long count(final BufferedImage image, final int rgb) {
        return Arrays.stream(pixels(image)).filter(p -> (p & 0xffffff) == rgb).count();
    }

    private static final Object[] BARE = {"size", 200, "heading", false, "colorBar", false, "axes", false};

    private static Object[] bare(final Object... settings) {
        final var all = new ArrayList<>(List.of(BARE));
        all.addAll(List.of(settings));
        return all.toArray();
    }

    @Test
    void fieldIsDrawnWithItsHole() throws IOException {
        final var pictures = pictures(bare("content", "FIELD", "field", "pressure"));
        assertEquals(2, pictures.size());
        // the region is 2 x 1: 200 x 100 pixels; the hole is a quarter by a quarter of a length unit
        assertEquals(25 * 25, count(pictures.get(0), OUTSIDE), 3 * 25);
        assertFalse(Arrays.equals(pixels(pictures.get(0)), pixels(pictures.get(1))), "the flow moves");
    }

    @Test
    void meshIsDrawnOverTheField() throws IOException {
        final var field = pictures(bare("content", "FIELD", "field", "pressure")).get(0);
        final var both = pictures(bare("field", "pressure")).get(0);
        final var mesh = pictures(bare("content", "MESH")).get(0);
        assertEquals(field.getWidth(), both.getWidth());
        assertTrue(brightness(both) < brightness(field), "edges are darker than the colours");
        assertTrue(brightness(mesh) > brightness(both), "without a field it is white between the edges");
        assertEquals(25 * 25, count(mesh, OUTSIDE), 6 * 25);
    }

    private static double brightness(final BufferedImage image) {
        return Arrays.stream(pixels(image)).mapToDouble(p -> (p >> 8 & 0xff)).average().orElseThrow();
    }

    @Test
    void pixelsStandBesideTheMesh() throws IOException {
        final var one = pictures(bare("field", "velocity_x")).get(0);
        final var two = pictures(bare("field", "velocity_x", "pixels", true, "pixelCount", 8)).get(0);
        assertTrue(two.getHeight() > 1.8 * one.getHeight() - 30, "a second panel below the wide one");
    }

    /** With a range wider than all values, only colours from the middle of the map are there. */
    @Test
    void rangeMakesPicturesComparable() throws IOException {
        final Object[] grey = {"content", "FIELD", "field", "velocity_x", "colorMap", "GREY", "range", "ROW"};
        final int own = spread(pictures(bare(grey)).get(0));
        final Object[] given = grey.clone();
        given[given.length - 1] = "GIVEN";
        final var wide = new ArrayList<>(List.of(given));
        wide.addAll(List.of("least", -10.0, "greatest", 10.0));
        assertTrue(spread(pictures(bare(wide.toArray())).get(0)) < own / 4);
        given[given.length - 1] = "TABLE";
        assertTrue(spread(pictures(bare(given)).get(0)) <= own);
    }

    private static int spread(final BufferedImage image) {
        // the picture without title and margins
        final int[] inside = image.getRGB(20, image.getHeight() - 100, 180, 80, null, 0, 180);
        final var greys = Arrays.stream(inside).filter(p -> (p & 0xffffff) != OUTSIDE).map(p -> p >> 8 & 0xff)
            .summaryStatistics();
        return greys.getMax() - greys.getMin();
    }

    @Test
    void imagePortHasTheChosenRow() throws IOException {
        try (var workflow = run("imageRow", "LAST")) {
            final var table = Tables.column(Tables.table(workflow, 2, 1), "Image");
            final var image = (ImagePortObject)workflow.node(2).outObject(1);
            assertArrayEquals(((PNGImageValue)table.get(1)).getImageContent().getByteArray(),
                ((PNGImageValue)image.toDataCell()).getImageContent().getByteArray());
        }
    }

    @Test
    void unknownFieldFailsWithItsRow() throws IOException {
        try (var workflow = run("field", "temperature")) {
            assertEquals(NodeState.CONFIGURED, workflow.node(2).state());
            final String text = workflow.node(2).errors().toString();
            assertTrue(text.contains("Row0") && text.contains("temperature") && text.contains("velocity_x"), text);
        }
    }

    /** Writes another field file over the small flow's and draws it. */
    private BufferedImage drawn(final String points, final String values, final Object... settings)
        throws IOException {
        final var w = Drafts.draft();
        final int reader = w.node(NodeKind.READER, "", 0, 0, "source", WorkflowDraft.data("points.csv"),
            "allowNonFinite", true);
        Drafts.node(w, NodeKind.SNAPSHOT_IMAGE, new int[]{reader}, settings);
        final Path folder = Files.createTempDirectory(m_folder, "c");
        final var text = new StringBuilder("x,y,z,T\n");
        final String[] places = points.split(" ");
        for (int i = 0; i < places.length; i++) {
            text.append(places[i]).append(',').append(values.split(" ")[i]).append('\n');
        }
        Files.writeString(Files.createDirectories(folder.resolve("data")).resolve("points.csv"), text);
        try (var workflow = Drafts.run(w, folder)) {
            assertEquals(NodeState.EXECUTED, workflow.node(2).state(), workflow.node(2).messages().toString());
            final var cell = (PNGImageValue)Tables.column(Tables.table(workflow, 2, 1), "Image").get(0);
            return ImageIO.read(new ByteArrayInputStream(cell.getImageContent().getByteArray()));
        }
    }

    private static String lattice(final String format) {
        final var points = new ArrayList<String>();
        for (int i = 0; i < 36; i++) {
            points.add(String.format(Locale.ROOT, format, i % 6, i / 6));
        }
        return String.join(" ", points);
    }

    @Test
    void cloudsAreDrawnWithTheirPoints() throws IOException {
        final String values = "1 ".repeat(18) + "2 ".repeat(18);
        final var field = drawn(lattice("%d,%d,0"), values, bare("content", "FIELD"));
        final var both = drawn(lattice("%d,%d,0"), values, bare());
        assertTrue(brightness(both) < brightness(field), "points are dark");
        assertTrue(count(field, OUTSIDE) < 0.1 * pixels(field).length, "the cloud covers its region");
    }

    /** In the y-z plane the picture is the same; the title names the axes. */
    @Test
    void otherPlanesLookAlike() throws IOException {
        final String values = "1 ".repeat(18) + "2 ".repeat(18);
        final var usual = drawn(lattice("%d,%d,0"), values, bare("content", "FIELD"));
        final var other = drawn(lattice("7,%d,%d"), values, bare("content", "FIELD"));
        assertEquals(usual.getWidth(), other.getWidth());
        assertTrue(other.getHeight() > usual.getHeight(), "a second line of the title");
        final int y = usual.getHeight() - 60;
        assertEquals(usual.getRGB(100, y), other.getRGB(100, y + other.getHeight() - usual.getHeight()));
    }

    @Test
    void placesWithoutAFiniteValueAreGrey() throws IOException {
        final String values = "1 ".repeat(14) + "nan " + "1 ".repeat(20) + "2";
        final var whole = drawn(lattice("%d,%d,0"), values.replace("nan", "1"), bare("content", "FIELD"));
        final var holed = drawn(lattice("%d,%d,0"), values, bare("content", "FIELD"));
        assertTrue(count(holed, OUTSIDE) > count(whole, OUTSIDE) + 100);
    }

    @Test
    void badSizesAreRefused() throws IOException {
        for (Object[] settings : new Object[][]{{"size", 10}, {"size", 5000}, {"pixelCount", 0}, {"newColumn", " "},
            {"range", "GIVEN", "least", 1.0, "greatest", 1.0}}) {
            try (var workflow = run(settings)) {
                assertTrue(workflow.hasLoadErrors(), Arrays.toString(settings));
            }
        }
    }
}
