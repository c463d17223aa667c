package org.latentrom.knime.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.image.png.PNGImageValue;
import org.knime.core.node.InvalidSettingsException;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.image.ColorMap;
import org.latentrom.knime.data.FieldValue;
import org.latentrom.knime.tests.workflows.NodeKind;
import org.latentrom.knime.tests.workflows.WorkflowDraft;
import org.latentrom.runner.workflow.NodeState;
import org.latentrom.runner.workflow.RunListener;
import org.latentrom.runner.workflow.Workflow;
import org.latentrom.runner.workflow.WorkflowAuthor;

/** The figures show what other nodes give, and choose their columns by themselves. */
class FigureContentsTest {
    private static final int VALUES = 4;

    private static final Object[] GREY = {"tiles/width", 2 * Digits.SIDE, "tiles/colorMap", "GREY", "tiles/range",
        "GIVEN", "values", VALUES, "reach", 2.0};

    @TempDir
    Path m_folder;

    private Workflow run(final WorkflowDraft draft) throws IOException {
        Digits.write(m_folder, 9, true);
        draft.write(m_folder);
        final var workflow = Workflow.open(m_folder);
        workflow.run(new RunListener() {
        });
        workflow.nodes().forEach(n -> assertEquals(NodeState.EXECUTED, n.state(), n.label() + n.messages()));
        return workflow;
    }

    private static BufferedImage picture(final Workflow workflow, final int node) throws IOException {
        final var cell = (PNGImageValue)Tables.column(Tables.table(workflow, node, 1), "Image").get(0);
        return ImageIO.read(new ByteArrayInputStream(cell.getImageContent().getByteArray()));
    }

    private static int sheet(final WorkflowDraft w, final int model, final int states, final Object... more) {
        final Object[] settings = Arrays.copyOf(GREY, GREY.length + more.length);
        System.arraycopy(more, 0, settings, GREY.length, more.length);
        return Drafts.node(w, NodeKind.LATENT_SHEET, new int[]{model, states}, settings);
    }

    /** Whether the fields stand one beside the other from a place on, {@code columns} in a row, from the top. */
    private static boolean isAt(final BufferedImage image, final int left, final int top, final List<Field> fields,
        final int gap) {
        for (int i = 0; i < fields.size(); i++) {
            final int x = left + i % VALUES * (2 * Digits.SIDE + gap);
            final int y = top + i / VALUES * (2 * Digits.SIDE + gap);
            for (int p = 0; p < 4 * Digits.SIDE * Digits.SIDE; p++) {
                final int row = p / (2 * Digits.SIDE);
                final int column = p % (2 * Digits.SIDE);
                final float value = fields.get(i).at(0, Digits.SIDE - 1 - row / 2, column / 2);
                if (x + column >= image.getWidth() || y + row >= image.getHeight()
                    || (image.getRGB(x + column, y + row) & 0xffffff) != ColorMap.GREY.rgb(value)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean shows(final BufferedImage image, final List<Field> fields, final int gap) {
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if (isAt(image, x, y, fields, gap)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<Field> fields(final Workflow workflow, final int node) {
        return Tables.column(Tables.table(workflow, node, 1), "Field").stream().map(c -> ((FieldValue)c).getField())
            .toList();
    }

    /** A Latent Sampler's grid, decoded by a CVAE Decoder, is the plane: first row lowest. */
    @Test
    void thePlaneIsTheDecodedGrid() throws IOException {
        final var w = Drafts.draft();
        final int fields = Digits.fields(w);
        final int model = Digits.model(w, fields, 2);
        final int states = Drafts.states(w, model, fields, "keepFields", false);
        final int grid = Drafts.node(w, NodeKind.SAMPLER, new int[]{states}, "mode", "GRID", "centre", "ORIGIN",
            "valueCount", VALUES, "range", 2.0);
        final int decoded =
            Drafts.node(w, NodeKind.CVAE_DECODER, new int[]{model, grid}, "newColumn", "Field", "value", "LAMBDA");
        final int lambda = sheet(w, model, states, "decoded", "LAMBDA");
        final int mean = sheet(w, model, states);
        try (var workflow = run(w)) {
            final List<Field> fromBelow = fields(workflow, decoded);
            assertEquals(VALUES * VALUES, fromBelow.size());
            final List<Field> fromTop = new java.util.ArrayList<>();
            for (int row = VALUES - 1; row >= 0; row--) {
                fromTop.addAll(fromBelow.subList(row * VALUES, (row + 1) * VALUES));
            }
            assertTrue(shows(picture(workflow, lambda), fromTop, 0), "the grid of the sampler");
            assertFalse(shows(picture(workflow, lambda), fromBelow, 0), "upside down");
            assertTrue(shows(picture(workflow, mean), fromTop, 0), "of a Gaussian, lambda is the mean");
        }
    }

    /** A Latent Sampler's traversals about the mean of the table are those of the sheet. */
    @Test
    void traversalsAreTheDecodedOnes() throws IOException {
        final var w = Drafts.draft();
        final int fields = Digits.fields(w);
        final int model = Digits.model(w, fields, 3);
        final int states = Drafts.states(w, model, fields, "keepFields", false);
        final int sampled = Drafts.node(w, NodeKind.SAMPLER, new int[]{states}, "mode", "TRAVERSAL", "centre", "ORIGIN",
            "valueCount", VALUES, "range", 2.0, "values", "EVEN");
        final int decoded =
            Drafts.node(w, NodeKind.CVAE_DECODER, new int[]{model, sampled}, "newColumn", "Field");
        final int sheet = sheet(w, model, states, "view", "TRAVERSALS", "spacing", "LINEAR");
        try (var workflow = run(w)) {
            assertEquals(3 * VALUES, fields(workflow, decoded).size());
            assertTrue(shows(picture(workflow, sheet), fields(workflow, decoded), 1));
        }
    }

    /** The magnitude of a velocity, with a mask, in the colours of the originals. */
    @Test
    void flowsAreDrawnByTheirSpeed() throws IOException {
        final var w = Drafts.draft();
        final int fields = Drafts.fields(w, "timeTo", 0.3);
        final int model = Drafts.model(w, fields);
        final int decoded = Drafts.node(w, NodeKind.CVAE_DECODER,
            new int[]{model, Drafts.states(w, model, fields)}, "newColumn", "Reconstruction");
        final int speed = Drafts.node(w, NodeKind.RECONSTRUCTIONS, new int[]{decoded}, "reconstructionColumn",
            "Reconstruction", "tiles/quantity", "MAGNITUDE", "classes", "COLUMN", "classColumn", "Run");
        final int v = Drafts.node(w, NodeKind.RECONSTRUCTIONS, new int[]{decoded}, "reconstructionColumn",
            "Reconstruction", "tiles/channel", "velocity_y", "tiles/colorMap", "BLUE_WHITE_RED");
        try (var workflow = Drafts.run(w, m_folder)) {
            workflow.nodes().forEach(n -> assertEquals(NodeState.EXECUTED, n.state(), n.label() + n.messages()));
            final var errors = Tables.table(workflow, speed, 2);
            assertEquals(List.of("flow", "all"),
                Tables.column(errors, "Class").stream().map(Object::toString).toList());
            // errors are of all channels, whatever is drawn
            assertEquals(Tables.numbers(errors, "Mean l2")[1], Tables.numbers(Tables.table(workflow, v, 2), "Mean l2")[0]);
            assertEquals(picture(workflow, speed).getHeight(), picture(workflow, v).getHeight());
        }
    }

    /** Nodes with nothing chosen find label, reconstructions and the columns of the history. */
    @Test
    void newNodesChooseTheirColumns() throws IOException, InvalidSettingsException {
        Digits.write(m_folder, 6, true);
        final var author = new WorkflowAuthor(m_folder);
        final int reader = author.node(NodeKind.READER.factory(), 0, 0);
        author.set(reader, "source/file/path/file_system_type", "LOCAL");
        author.set(reader, "source/file/path/path",
            m_folder.resolve("data/bars-images-idx3-ubyte.gz").toString());
        final int raster = add(author, NodeKind.RASTERIZER, reader);
        final int learner = add(author, NodeKind.CVAE_LEARNER, raster);
        final int encoder = add(author, NodeKind.CVAE_ENCODER, learner, raster);
        final int decoder = add(author, NodeKind.CVAE_DECODER, learner, encoder);
        author.set(decoder, "newColumn", "Made");
        final int sheet = add(author, NodeKind.RECONSTRUCTIONS, decoder);
        final int plane = add(author, NodeKind.LATENT_SHEET, learner, encoder);
        final int chart = author.node(NodeKind.HISTORY.factory(), 0, 0);
        author.connect(learner, 2, chart, 1);
        author.save(); // fails if a node cannot be configured with what it guessed
        try (var workflow = Workflow.open(m_folder)) {
            final var s = workflow.settings(workflow.node(sheet));
            assertEquals("Field", s.getString("originalColumn"));
            // the decoder's column had another name still: empty is the last field column
            assertEquals("", s.getString("reconstructionColumn"));
            assertEquals("label", s.getString("classColumn"));
            assertEquals("COLUMN", s.getString("classes"));
            assertEquals("label", workflow.settings(workflow.node(plane)).getString("classColumn"));
            final var c = workflow.settings(workflow.node(chart));
            assertEquals("Epoch", c.getString("epochColumn"));
            assertEquals("Validation ELBO", c.getString("validationColumn"));
            assertEquals("Learning rate", c.getString("rateColumn"));
        }
    }

    private static int add(final WorkflowAuthor author, final NodeKind kind, final int... sources)
        throws IOException, InvalidSettingsException {
        final int node = author.node(kind.factory(), 0, 0);
        for (int i = 0; i < sources.length; i++) {
            author.connect(sources[i], 1, node, i + 1);
        }
        return node;
    }
}
