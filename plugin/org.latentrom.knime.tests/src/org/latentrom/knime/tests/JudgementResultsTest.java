package org.latentrom.knime.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataCell;
import org.knime.core.data.image.png.PNGImageValue;
import org.knime.core.node.port.image.ImagePortObject;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.score.FieldErrors;
import org.latentrom.knime.data.FieldValue;
import org.latentrom.knime.tests.workflows.NodeKind;
import org.latentrom.knime.tests.workflows.WorkflowDraft;
import org.latentrom.runner.workflow.NodeState;
import org.latentrom.runner.workflow.Workflow;

/** Scores, derivatives and pictures. */
class JudgementResultsTest {
    @TempDir
    Path m_folder;

    private Workflow run(final WorkflowDraft draft) throws IOException {
        final var workflow = Drafts.run(draft, m_folder);
        workflow.nodes().forEach(n -> assertEquals(NodeState.EXECUTED, n.state(), n.label() + n.messages()));
        return workflow;
    }

    private static Field field(final DataCell cell) {
        return ((FieldValue)cell).getField();
    }

    @Test
    void scorerOfThePerfectModel() throws IOException {
        final var w = Drafts.draft();
        final int training = Drafts.fields(w, "timeTo", 0.47);
        final int truth = Drafts.fields(w, "timeFrom", 0.47);
        final int scorer = Drafts.node(w, NodeKind.SCORER, new int[]{truth, truth, training});
        try (var workflow = run(w)) {
            final var errors = Tables.table(workflow, scorer, 1);
            assertEquals(10, errors.size());
            assertEquals("Relative L2 (Model)", Tables.columns(errors).get(2));
            Arrays.stream(Tables.numbers(errors, "Relative L2 (Model)")).forEach(e -> assertEquals(0, e));
            final var last = field(Tables.column(Tables.table(workflow, training, 1), "Field").get(9));
            final var first = field(Tables.column(Tables.table(workflow, truth, 1), "Field").get(0));
            final var persistence = FieldErrors.of(last, first).all();
            assertEquals(persistence.relativeL2(), Tables.numbers(errors, "Relative L2 (Persistence)")[0], 1e-12);
            assertEquals(persistence.maximum(), Tables.numbers(errors, "Maximum error (Persistence)")[0], 1e-12);
            final var summary = Tables.table(workflow, scorer, 2);
            assertEquals(List.of("flow", "All runs"),
                Tables.column(summary, "Run").stream().map(Object::toString).distinct().toList());
            assertEquals(List.of("Model", "Persistence", "Training mean", "POD reconstruction", "DMD"),
                Tables.column(summary, "Method").stream().map(Object::toString).distinct().toList());
        }
    }

    @Test
    void scorerPutsOutTruthPredictionAndError() throws IOException {
        final var w = Drafts.draft();
        final int fields = Drafts.fields(w);
        final int model = Drafts.model(w, fields);
        final int decoder = Drafts.node(w, NodeKind.CVAE_DECODER,
            new int[]{model, Drafts.states(w, model, fields, "keepFields", false)});
        final int scorer = Drafts.node(w, NodeKind.SCORER, new int[]{decoder, fields, fields}, "baselines", false);
        try (var workflow = run(w)) {
            final var compared = Tables.table(workflow, scorer, 3);
            assertEquals(List.of("Run", "Time", "Truth", "Prediction", "Error"), Tables.columns(compared));
            final Field truth = field(Tables.column(compared, "Truth").get(4));
            final Field prediction = field(Tables.column(compared, "Prediction").get(4));
            final Field error = field(Tables.column(compared, "Error").get(4));
            assertEquals(Tables.column(Tables.table(workflow, fields, 1), "Field").get(4),
                Tables.column(compared, "Truth").get(4));
            assertEquals(truth.mask(), error.mask());
            final int pixel = 5;
            assertEquals(prediction.values()[pixel] - truth.values()[pixel], error.values()[pixel]);
            assertEquals(List.of("Run", "Time", "Relative L2 (Model)", "RMSE (Model)", "Maximum error (Model)"),
                Tables.columns(Tables.table(workflow, scorer, 1)));
            assertEquals(FieldErrors.of(prediction, truth).all().rmse(),
                Tables.numbers(Tables.table(workflow, scorer, 1), "RMSE (Model)")[4], 1e-12);
        }
    }

    @Test
    void scorerSaysWhatItLeftOut() throws IOException {
        final var w = Drafts.draft();
        final int all = Drafts.fields(w);
        final int some = Drafts.fields(w, "timeTo", 0.22);
        final int scorer = Drafts.node(w, NodeKind.SCORER, new int[]{all, some, some});
        try (var workflow = run(w)) {
            assertEquals(5, Tables.table(workflow, scorer, 1).size());
            assertTrue(workflow.node(scorer).warnings().toString().contains("15 predicted fields have no true one"),
                workflow.node(scorer).warnings().toString());
        }
    }

    @Test
    void vorticityIsMadeOfTheDerivatives() throws IOException {
        final var w = Drafts.draft();
        final int derivatives = Drafts.node(w, NodeKind.DIFFERENTIATOR, new int[]{Drafts.fields(w)}, "f", true,
            "vorticity", true, "newColumn", "D");
        try (var workflow = run(w)) {
            final Field d = field(Tables.column(Tables.table(workflow, derivatives, 1), "D").get(2));
            assertEquals(List.of("fit(velocity_x)", "dx(velocity_x)", "dy(velocity_x)", "fit(velocity_y)",
                "dx(velocity_y)", "dy(velocity_y)", "vorticity"), d.shape().channels());
            final int n = d.shape().pixels();
            for (int i = 0; i < n; i++) {
                final float vx = d.values()[4 * n + i];
                final float uy = d.values()[2 * n + i];
                assertEquals(vx - uy, d.values()[6 * n + i], 1e-5 * (Math.abs(vx) + Math.abs(uy) + 1));
            }
        }
    }

    @Test
    void derivativesOfNamedChannels() throws IOException {
        final var w = Drafts.draft();
        final int derivatives = Drafts.node(w, NodeKind.DIFFERENTIATOR, new int[]{Drafts.fields(w)}, "channels",
            "NAMED", "channelNames", " velocity_y ", "fy", false, "fxx", true, "newColumn", "Field");
        try (var workflow = run(w)) {
            final var table = Tables.table(workflow, derivatives, 1);
            assertEquals(List.of("Run", "Time", "Field"), Tables.columns(table), "the column is replaced");
            assertEquals(List.of("dx(velocity_y)", "dxx(velocity_y)"),
                field(Tables.column(table, "Field").get(0)).shape().channels());
        }
    }

    @Test
    void picturesOfPanels() throws IOException {
        final var w = Drafts.draft();
        final int fields = Drafts.fields(w);
        final int derivatives = Drafts.node(w, NodeKind.DIFFERENTIATOR, new int[]{fields}, "fx", false, "fy", false,
            "vorticity", true);
        final int one = Drafts.node(w, NodeKind.IMAGE, new int[]{derivatives}, "imageRow", "LAST", "pixelSize", 10);
        final int all = Drafts.node(w, NodeKind.IMAGE, new int[]{derivatives}, "panels", "ALL", "pixelSize", 10,
            "colorMap", "BLUE_WHITE_RED", "symmetric", true, "range", "TABLE");
        final int bare = Drafts.node(w, NodeKind.IMAGE, new int[]{derivatives}, "pixelSize", 3, "axes", false,
            "colorBar", false, "heading", false, "range", "GIVEN", "least", -2.0, "greatest", 2.0);
        try (var workflow = run(w)) {
            final var table = Tables.table(workflow, one, 1);
            assertEquals(List.of("Run", "Time", "Field", "Derivatives", "Image"), Tables.columns(table));
            final byte[] last = png(Tables.column(table, "Image").get(19));
            final var image = (ImagePortObject)workflow.node(one).outObject(1);
            assertArrayEquals(last, png(image.toDataCell()), "the image port has the last row's picture");
            final int height = ImageIO.read(new ByteArrayInputStream(last)).getHeight();
            final var panels = picture(workflow, all);
            assertTrue(panels.getHeight() > 1.5 * height, "two wide panels are below each other");
            final var plain = picture(workflow, bare);
            assertTrue(plain.getWidth() < 16 * 10, plain.getWidth() + " pixels wide");
        }
    }

    /** @return the colours at three quarters of the panels, from above */
    private static int[] colors(final BufferedImage image, final int panels) {
        return IntStream.range(0, panels).map(i -> image.getRGB(image.getWidth() * 3 / 4,
            (int)(image.getHeight() * (i + 0.5) / panels))).toArray();
    }

    @Test
    void errorHasARangeOfItsOwn() throws IOException {
        final var w = Drafts.draft();
        final int fields = Drafts.fields(w);
        final int shifted = Drafts.fields(w, "timeFrom", 0.02);
        final int scorer = Drafts.node(w, NodeKind.SCORER, new int[]{shifted, fields, fields}, "tolerance", 0.06,
            "baselines", false);
        final Object[] settings = {"panels", "NAMED", "panelColumns", "Truth, Error", "pixelSize", 8, "axes", false,
            "colorBar", false, "heading", false, "range", "TABLE", "ownRange", ""};
        final int common = w.node(NodeKind.IMAGE, "", 0, 0, settings);
        settings[settings.length - 1] = "Error";
        final int own = w.node(NodeKind.IMAGE, "", 0, 0, settings);
        w.connect(scorer, 3, common, 1);
        w.connect(scorer, 3, own, 1);
        try (var workflow = run(w)) {
            final int[] before = colors(picture(workflow, common), 2);
            final int[] after = colors(picture(workflow, own), 2);
            // the prediction is the truth itself: its error is 0, which is the middle of a range of its own
            assertNotEquals(before[1], after[1]);
        }
    }

    private static BufferedImage picture(final Workflow workflow, final int node) throws IOException {
        return ImageIO
            .read(new ByteArrayInputStream(png(Tables.column(Tables.table(workflow, node, 1), "Image").get(0))));
    }

    private static byte[] png(final DataCell cell) {
        return ((PNGImageValue)cell).getImageContent().getByteArray();
    }
}
