package org.latentrom.knime.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataCell;
import org.knime.core.data.image.png.PNGImageValue;
import org.knime.core.node.port.image.ImagePortObject;
import org.latentrom.engine.field.Field;
import org.latentrom.knime.data.FieldValue;
import org.latentrom.knime.tests.workflows.NodeKind;
import org.latentrom.knime.tests.workflows.WorkflowDraft;
import org.latentrom.runner.workflow.NodeState;
import org.latentrom.runner.workflow.RunListener;
import org.latentrom.runner.workflow.Workflow;

/** Images with labels from the file to the figures. */
class FigureNodesTest {
    private static final int COUNT = 14;

    private static final String[] CLASSES = {"classes", "COLUMN", "classColumn", "label"};

    @TempDir
    Path m_folder;

    private Workflow run(final WorkflowDraft draft, final boolean labels, final Path folder) throws IOException {
        Digits.write(folder, COUNT, labels);
        draft.write(folder);
        final var workflow = Workflow.open(folder);
        assertEquals(List.of(), workflow.problems());
        workflow.run(new RunListener() {
        });
        workflow.nodes().forEach(n -> assertEquals(NodeState.EXECUTED, n.state(), n.label() + n.messages()));
        return workflow;
    }

    private Workflow run(final WorkflowDraft draft) throws IOException {
        return run(draft, true, m_folder);
    }

    private static List<Field> fields(final Workflow workflow, final int node, final String column) {
        return Tables.column(Tables.table(workflow, node, 1), column).stream().map(c -> ((FieldValue)c).getField())
            .toList();
    }

    private static byte[] bytes(final DataCell cell) {
        return ((PNGImageValue)cell).getImageContent().getByteArray();
    }

    /** The picture of a node, which its table and its image port give alike. */
    private static BufferedImage picture(final Workflow workflow, final int node) throws IOException {
        final var table = Tables.table(workflow, node, 1);
        assertEquals(List.of("Image"), Tables.columns(table));
        assertEquals(1, table.size());
        final byte[] png = bytes(Tables.column(table, "Image").get(0));
        final int last = workflow.node(node).kind().definition().outputs().size() - 1;
        assertArrayEquals(png, bytes(((ImagePortObject)workflow.node(node).outObject(last)).toDataCell()));
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    @Test
    void imagesComeWithTheirLabelsAndTheirPixels() throws IOException {
        final var w = Drafts.draft();
        final int raster = Digits.fields(w);
        try (var workflow = run(w)) {
            final var table = Tables.table(workflow, raster, 1);
            assertEquals(List.of("Run", "Time", "label", "Field"), Tables.columns(table));
            assertEquals("bars", Tables.column(table, "Run").get(0).toString());
            for (int i = 0; i < COUNT; i++) {
                assertEquals(i % Digits.CLASSES, Tables.numbers(table, "label")[i]);
                assertEquals(i, Tables.numbers(table, "Time")[i]);
                final Field field = fields(workflow, raster, "Field").get(i);
                assertEquals(List.of("brightness"), field.shape().channels());
                for (int p = 0; p < Digits.SIDE * Digits.SIDE; p++) {
                    final int row = p / Digits.SIDE;
                    final int column = p % Digits.SIDE;
                    assertEquals((float)(Digits.pixel(i, row, column) / 255.0),
                        field.at(0, Digits.SIDE - 1 - row, column));
                }
            }
        }
    }

    /** With and without the file of the labels, the same model is trained. */
    @Test
    void labelsStayOutOfTheTraining() throws IOException {
        final List<Object> histories = new ArrayList<>();
        for (boolean labels : new boolean[]{true, false}) {
            final var w = Drafts.draft();
            final int fields = Digits.fields(w);
            final int model = Digits.model(w, fields, 2);
            try (var workflow = run(w, labels, m_folder.resolve("" + labels))) {
                assertEquals(labels, Tables.columns(Tables.table(workflow, fields, 1)).contains("label"));
                histories.add(Tables.content(Tables.table(workflow, model, 2)));
            }
        }
        assertEquals(histories.get(0), histories.get(1));
    }

    @Test
    void errorsAreThoseOfTheFieldsByClass() throws IOException {
        final var w = Drafts.draft();
        final int fields = Digits.fields(w);
        final int decoded = Digits.decoded(w, Digits.model(w, fields, 2), fields);
        final int sheet = Drafts.node(w, NodeKind.RECONSTRUCTIONS, new int[]{decoded}, sheet("FIRST", 2));
        final int worst = Drafts.node(w, NodeKind.RECONSTRUCTIONS, new int[]{decoded}, sheet("WORST", 2));
        final int one = Drafts.node(w, NodeKind.RECONSTRUCTIONS, new int[]{decoded}, "reconstructionColumn",
            "Reconstruction");
        try (var workflow = run(w)) {
            final double[] l2 = new double[COUNT];
            final double[] relative = new double[COUNT];
            for (int i = 0; i < COUNT; i++) {
                final float[] truth = fields(workflow, decoded, "Field").get(i).values();
                final float[] made = fields(workflow, decoded, "Reconstruction").get(i).values();
                double norm = 0;
                for (int k = 0; k < truth.length; k++) {
                    l2[i] += Math.pow((double)made[k] - truth[k], 2);
                    norm += (double)truth[k] * truth[k];
                }
                l2[i] = Math.sqrt(l2[i]);
                relative[i] = l2[i] / Math.sqrt(norm);
            }
            final var errors = Tables.table(workflow, sheet, 2);
            assertEquals(List.of("0", "1", "2", "all"),
                Tables.column(errors, "Class").stream().map(Object::toString).toList());
            for (int c = 0; c <= Digits.CLASSES; c++) {
                final int group = c;
                final int[] rows = java.util.stream.IntStream.range(0, COUNT)
                    .filter(i -> group == Digits.CLASSES || i % Digits.CLASSES == group).toArray();
                assertEquals(rows.length, (int)Tables.numbers(errors, "Rows")[c]);
                assertEquals(Arrays.stream(rows).mapToDouble(i -> l2[i]).average().orElseThrow(),
                    Tables.numbers(errors, "Mean l2")[c], 1e-9);
                assertEquals(Arrays.stream(rows).mapToDouble(i -> relative[i]).average().orElseThrow(),
                    Tables.numbers(errors, "Mean relative L2")[c], 1e-9);
                final double greatest = Arrays.stream(rows).mapToDouble(i -> l2[i]).max().orElseThrow();
                assertEquals(greatest, Tables.numbers(errors, "Greatest l2")[c], 1e-9);
                final String key = Tables.column(errors, "Worst row").get(c).toString();
                assertEquals(greatest, l2[Integer.parseInt(key.substring(3))], 1e-9);
            }
            assertEquals(Tables.content(errors), Tables.content(Tables.table(workflow, worst, 2)));
            final var whole = Tables.table(workflow, one, 2);
            assertEquals(1, whole.size());
            assertEquals(Tables.numbers(errors, "Mean l2")[Digits.CLASSES], Tables.numbers(whole, "Mean l2")[0], 1e-12);
            chosenAreDrawn(workflow, sheet, worst, decoded, l2);
        }
    }

    private static Object[] sheet(final String choice, final int count) {
        return new Object[]{"reconstructionColumn", "Reconstruction", "classes", "COLUMN", "classColumn", "label",
            "choice", choice, "count", count, "columns", count, "tiles/width", 2 * Digits.SIDE, "tiles/colorMap", "GREY",
            "tiles/range", "GIVEN"};
    }

    /** The tiles of the originals are searched for the pixels of the rows that must be there, in their order. */
    private static void chosenAreDrawn(final Workflow workflow, final int first, final int worst, final int decoded,
        final double[] l2) throws IOException {
        final List<Field> originals = fields(workflow, decoded, "Field");
        final var byError = java.util.stream.IntStream.range(0, COUNT).boxed()
            .sorted((a, b) -> Double.compare(l2[b], l2[a])).toList();
        final List<Integer> firstRows = List.of(0, 3, 1, 4, 2, 5);
        final List<Integer> worstRows = new ArrayList<>();
        for (int c = 0; c < Digits.CLASSES; c++) {
            final int group = c;
            worstRows.addAll(byError.stream().filter(i -> i % Digits.CLASSES == group).limit(2).toList());
        }
        for (boolean isFirst : new boolean[]{true, false}) {
            final BufferedImage image = picture(workflow, isFirst ? first : worst);
            final List<Integer> rows = isFirst ? firstRows : worstRows;
            final int[] at = {image.getWidth(), 0};
            // the first tile: its upper left corner is the first place where the whole tile fits
            search: for (int y = 0; y < image.getHeight(); y++) {
                for (int x = 0; x < image.getWidth() / 2; x++) {
                    if (isAt(image, x, y, originals.get(rows.get(0)))) {
                        at[0] = x;
                        at[1] = y;
                        break search;
                    }
                }
            }
            assertTrue(at[0] < image.getWidth(), "the first row is not drawn");
            final int step = 2 * Digits.SIDE + 1;
            for (int k = 0; k < rows.size(); k++) {
                final int y = at[1] + k / 2 * (step + 5);
                assertTrue(isAt(image, at[0] + k % 2 * step, y, originals.get(rows.get(k))), "row " + rows.get(k));
            }
        }
    }

    private static boolean isAt(final BufferedImage image, final int left, final int top, final Field field) {
        if (left + 2 * Digits.SIDE > image.getWidth() || top + 2 * Digits.SIDE > image.getHeight()) {
            return false;
        }
        for (int row = 0; row < Digits.SIDE; row++) {
            for (int column = 0; column < Digits.SIDE; column++) {
                final int color = org.latentrom.engine.image.ColorMap.GREY.rgb(field.at(0, Digits.SIDE - 1 - row, column));
                if ((image.getRGB(left + 2 * column, top + 2 * row) & 0xffffff) != color) {
                    return false;
                }
            }
        }
        return true;
    }

    @Test
    void historiesOfAllLearnersCanBeDrawn() throws IOException {
        final var w = Drafts.draft();
        final int model = Digits.model(w, Digits.fields(w), 2);
        final int chart = w.node(NodeKind.HISTORY, "", 0, 0);
        w.connect(model, 2, chart, 1);
        final int other = w.node(NodeKind.HISTORY, "", 0, 0, "trainingColumn", "KL", "width", 300, "height", 150,
            "zoom", false);
        w.connect(model, 2, other, 1);
        try (var workflow = run(w)) {
            assertTrue(picture(workflow, chart).getWidth() > 640);
            assertTrue(picture(workflow, other).getWidth() > 300 && picture(workflow, other).getWidth() < 500);
        }
    }

    /** Five values of two latent variables: 25 fields of 16 pixels, with the labels' bar if points are drawn. */
    @Test
    void planesAndTraversalsHaveTheirSizes() throws IOException {
        final var w = Drafts.draft();
        final int fields = Digits.fields(w);
        final int model = Digits.model(w, fields, 3);
        final int states = Drafts.states(w, model, fields, "sigmas", true);
        final int bare = latent(w, model, states);
        final int dots = latent(w, model, states, "points", "DOTS", CLASSES[0], CLASSES[1], CLASSES[2], CLASSES[3]);
        final int sigmas = latent(w, model, states, "points", "SIGMAS", "across", 2, "up", 0);
        final int all = latent(w, model, states, "view", "TRAVERSALS", "others", "MEAN", "spacing", "LINEAR");
        final int row = latent(w, model, states, "view", "TRAVERSALS", "others", "ROW", "rowId", "Row3", "spacing",
            "LINEAR");
        try (var workflow = run(w)) {
            final int side = 5 * 2 * Digits.SIDE;
            final BufferedImage plain = picture(workflow, bare);
            final BufferedImage bar = picture(workflow, dots);
            assertTrue(plain.getWidth() > side && plain.getWidth() < side + 100, "width " + plain.getWidth());
            assertEquals(plain.getHeight(), bar.getHeight());
            assertTrue(bar.getWidth() > plain.getWidth());
            assertEquals(plain.getHeight(), picture(workflow, sigmas).getHeight());
            final BufferedImage mean = picture(workflow, all);
            assertTrue(mean.getHeight() > 3 * 2 * Digits.SIDE);
            assertFalse(Arrays.equals(bytes(Tables.column(Tables.table(workflow, all, 1), "Image").get(0)),
                bytes(Tables.column(Tables.table(workflow, row, 1), "Image").get(0))), "other variables stay elsewhere");
        }
    }

    private static int latent(final WorkflowDraft w, final int model, final int states, final Object... more) {
        final List<Object> settings = new ArrayList<>(List.of("values", 5, "tiles/width", 2 * Digits.SIDE));
        settings.addAll(List.of(more));
        return Drafts.node(w, NodeKind.LATENT_SHEET, new int[]{model, states}, settings.toArray());
    }

    /** A model that is told the label needs it in the table: the fields at its mean are drawn. */
    @Test
    void conditionalModelsAreToldTheMeanOrTheRow() throws IOException {
        final var w = Drafts.draft();
        final int fields = Digits.fields(w);
        final int model = Drafts.node(w, NodeKind.CVAE_LEARNER, new int[]{fields}, "epochs", 3, "baseWidth", 4,
            "features", 8, "validation", "NONE", "conditions/columns", "NAMED", "conditions/names", "label");
        // any table will do that has latent columns of the right number and the label
        final int states = Drafts.states(w, Digits.model(w, fields, 2), fields);
        final int mean = latent(w, model, states);
        final int row = latent(w, model, states, "others", "ROW", "rowId", "Row2");
        try (var workflow = run(w)) {
            assertFalse(Arrays.equals(bytes(Tables.column(Tables.table(workflow, mean, 1), "Image").get(0)),
                bytes(Tables.column(Tables.table(workflow, row, 1), "Image").get(0))), "label 2 instead of its mean");
        }
    }
}
