package org.latentrom.knime.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
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
import org.knime.core.data.DataCell;
import org.knime.core.data.image.png.PNGImageValue;
import org.knime.core.node.port.image.ImagePortObject;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.knime.data.FieldValue;
import org.latentrom.knime.tests.workflows.NodeKind;
import org.latentrom.knime.tests.workflows.SmallFlow;
import org.latentrom.knime.tests.workflows.WorkflowDraft;
import org.latentrom.runner.workflow.NodeState;
import org.latentrom.runner.workflow.Workflow;

/** The Derivative Sheet: its numbers, its pictures, what it refuses. */
class DerivativeSheetTest {
    private static final String[] SIX = {"f", "fxx", "fxy", "fyy"};

    @TempDir
    Path m_folder;

    private Workflow run(final WorkflowDraft draft) throws IOException {
        final var workflow = Drafts.run(draft, m_folder);
        workflow.nodes().forEach(n -> assertEquals(NodeState.EXECUTED, n.state(), n.label() + n.messages()));
        return workflow;
    }

    /** Adds a differentiator with all six derivatives of the first three snapshots. */
    private static int derivatives(final WorkflowDraft w, final Object... more) {
        return derivativesOf(w, Drafts.fields(w, "timeTo", 0.12), more);
    }

    private static int derivativesOf(final WorkflowDraft w, final int fields, final Object... more) {
        final Object[] settings = new Object[2 * SIX.length + more.length];
        for (int i = 0; i < SIX.length; i++) {
            settings[2 * i] = SIX[i];
            settings[2 * i + 1] = true;
        }
        System.arraycopy(more, 0, settings, 2 * SIX.length, more.length);
        return Drafts.node(w, NodeKind.DIFFERENTIATOR, new int[]{fields}, settings);
    }

    private static int sheet(final WorkflowDraft w, final int derivatives, final Object... settings) {
        return Drafts.node(w, NodeKind.SHEET, new int[]{derivatives}, settings);
    }

    private static byte[] png(final DataCell cell) {
        return ((PNGImageValue)cell).getImageContent().getByteArray();
    }

    private static BufferedImage picture(final Workflow workflow, final int node, final int row) throws IOException {
        return ImageIO.read(
            new ByteArrayInputStream(png(Tables.column(Tables.table(workflow, node, 1), "Sheet").get(row))));
    }

    private static List<String> texts(final Workflow workflow, final int node, final String column) {
        return Tables.column(Tables.table(workflow, node, 2), column).stream().map(Object::toString).toList();
    }

    @Test
    void numbersAreThoseOfTheFieldsAgainstTheFormula() throws IOException {
        final var w = Drafts.draft();
        final int derivatives = derivatives(w);
        final int sheet = sheet(w, derivatives, "channel", "velocity_x", "truth", "EXPRESSION", "formula",
            SmallFlow.VELOCITY_X);
        try (var workflow = run(w)) {
            final var numbers = Tables.table(workflow, sheet, 2);
            assertEquals(List.of("Row", "Run", "Time", "Derivative", "Maximum absolute error", "RMS error", "Pixels"),
                Tables.columns(numbers));
            assertEquals(18, numbers.size());
            assertEquals(List.of("fit(velocity_x)", "dx(velocity_x)", "dy(velocity_x)", "dxx(velocity_x)",
                "dxy(velocity_x)", "dyy(velocity_x)"), texts(workflow, sheet, "Derivative").subList(6, 12));
            final Field field =
                ((FieldValue)Tables.column(Tables.table(workflow, derivatives, 1), "Derivatives").get(2)).getField();
            double most = 0;
            double sum = 0;
            final FieldShape shape = field.shape();
            for (int i = 0; i < shape.pixels(); i++) {
                if (field.mask().isValid(i)) {
                    // dy of 1 + 0.3 pi sin(2 pi (x - 2 t)) cos(pi y) at t = 0.1
                    final double exact = -0.3 * Math.PI * Math.PI
                        * Math.sin(2 * Math.PI * (shape.x(i % shape.width()) - 0.2))
                        * Math.sin(Math.PI * shape.y(i / shape.width()));
                    final double e = field.values()[2 * shape.pixels() + i] - exact;
                    most = Math.max(most, Math.abs(e));
                    sum += e * e;
                }
            }
            assertEquals(most, Tables.numbers(numbers, "Maximum absolute error")[14], 1e-12);
            assertEquals(Math.sqrt(sum / field.mask().count()), Tables.numbers(numbers, "RMS error")[14], 1e-12);
            assertEquals(field.mask().count(), (int)Tables.numbers(numbers, "Pixels")[14]);
            assertEquals("Row2", texts(workflow, sheet, "Row").get(14));
            assertEquals(0.1, Tables.numbers(numbers, "Time")[14], 1e-12);
        }
    }

    @Test
    void aColumnComparedWithItselfHasNoError() throws IOException {
        final var w = Drafts.draft();
        final int sheet = sheet(w, derivatives(w), "truth", "COLUMN", "trueColumn", "Derivatives");
        try (var workflow = run(w)) {
            final double[] errors = Tables.numbers(Tables.table(workflow, sheet, 2), "Maximum absolute error");
            Arrays.stream(errors).forEach(e -> assertEquals(0, e));
            assertTrue(texts(workflow, sheet, "Derivative").get(0).equals("fit(velocity_x)"), "the first channel");
        }
    }

    @Test
    void theTrueChannelMayHaveAnotherName() throws IOException {
        final var w = Drafts.draft();
        final int derivatives = derivatives(w);
        final int sheet = sheet(w, derivatives, "channel", "velocity_x", "truth", "COLUMN", "trueColumn",
            "Derivatives", "trueChannel", "velocity_y");
        final int value = sheet(w, derivatives, "channel", "velocity_y", "truth", "COLUMN", "trueColumn", "Field");
        try (var workflow = run(w)) {
            assertTrue(Tables.numbers(Tables.table(workflow, sheet, 2), "RMS error")[1] > 0.1);
            assertEquals(List.of("fit(velocity_y)", "fit(velocity_y)", "fit(velocity_y)"),
                texts(workflow, value, "Derivative"), "a plain field is the truth of the fitted value alone");
        }
    }

    @Test
    void withoutTruthTheNumbersAreThoseOfTheValues() throws IOException {
        final var w = Drafts.draft();
        final int sheet = sheet(w, derivatives(w));
        try (var workflow = run(w)) {
            final var numbers = Tables.table(workflow, sheet, 2);
            assertTrue(Tables.columns(numbers).containsAll(List.of("Maximum absolute value", "RMS value")),
                Tables.columns(numbers).toString());
            final double most = Tables.numbers(numbers, "Maximum absolute value")[0];
            assertTrue(most > 1.5 && most < 2.1, "1 + 0.3 pi at most: " + most);
        }
    }

    @Test
    void refittedDerivativesAreAThirdRow() throws IOException {
        final var w = Drafts.draft();
        final int first = derivatives(w);
        final int second = derivativesOf(w, first, "radius", 3.5, "newColumn", "Refitted");
        final int two = sheet(w, second, "derivativeColumn", "Derivatives", "side", 200);
        final int three = sheet(w, second, "derivativeColumn", "Derivatives", "refitted", true, "refittedColumn",
            "Refitted", "side", 200);
        try (var workflow = run(w)) {
            assertEquals(27, Tables.table(workflow, three, 2).size());
            assertEquals("dyy(velocity_x), refitted", texts(workflow, three, "Derivative").get(8));
            final var six = picture(workflow, two, 0);
            final var nine = picture(workflow, three, 0);
            assertTrue(nine.getHeight() > six.getHeight() + 100, six.getHeight() + " and " + nine.getHeight());
            assertNotEquals(Tables.numbers(Tables.table(workflow, three, 2), "RMS value")[5],
                Tables.numbers(Tables.table(workflow, three, 2), "RMS value")[8]);
        }
    }

    @Test
    void picturesOfRowsAndTheImagePort() throws IOException {
        final var w = Drafts.draft();
        final int derivatives = derivatives(w);
        final int last = sheet(w, derivatives, "imageRow", "LAST", "side", 150);
        final int named =
            sheet(w, derivatives, "imageRow", "NAMED", "rowId", "Row1", "side", 150, "newColumn", "Field");
        try (var workflow = run(w)) {
            final var table = Tables.table(workflow, last, 1);
            assertEquals(List.of("Run", "Time", "Field", "Derivatives", "Sheet"), Tables.columns(table));
            final List<DataCell> pictures = Tables.column(table, "Sheet");
            assertFalse(Arrays.equals(png(pictures.get(0)), png(pictures.get(2))), "rows have pictures of their own");
            assertArrayEquals(png(pictures.get(2)), image(workflow, last));
            final var replaced = Tables.table(workflow, named, 1);
            assertEquals(List.of("Run", "Time", "Derivatives", "Field"), Tables.columns(replaced));
            assertArrayEquals(png(Tables.column(replaced, "Field").get(1)), image(workflow, named));
        }
    }

    private static byte[] image(final Workflow workflow, final int node) {
        return png(((ImagePortObject)workflow.node(node).outObject(2)).toDataCell());
    }

    @Test
    void everyWayToDrawIsDifferent() throws IOException {
        final var w = Drafts.draft();
        final int derivatives = derivatives(w);
        final Object[] truth = {"truth", "EXPRESSION", "formula", SmallFlow.VELOCITY_X, "side", 160};
        final Object[][] ways = {{}, {"shown", "VALUES"}, {"scale", "SIGNED_LOGARITHM"}, {"example", false},
            {"picture", "SURFACES"}, {"picture", "SURFACES", "azimuth", 20.0, "elevation", 70.0},
            {"picture", "SURFACES", "shown", "VALUES"}, {"heading", "Another heading"}};
        final int[] nodes = new int[ways.length];
        for (int i = 0; i < ways.length; i++) {
            final Object[] settings = Arrays.copyOf(truth, truth.length + ways[i].length);
            System.arraycopy(ways[i], 0, settings, truth.length, ways[i].length);
            nodes[i] = sheet(w, derivatives, settings);
        }
        try (var workflow = run(w)) {
            for (int i = 0; i < nodes.length; i++) {
                for (int j = 0; j < i; j++) {
                    assertFalse(Arrays.equals(image(workflow, nodes[i]), image(workflow, nodes[j])),
                        Arrays.toString(ways[i]) + " looks like " + Arrays.toString(ways[j]));
                }
            }
            assertEquals(Tables.content(Tables.table(workflow, nodes[0], 2)),
                Tables.content(Tables.table(workflow, nodes[1], 2)), "values are shown, the numbers are of the errors");
        }
    }

    @Test
    void whatTheDifferentiatorDidStandsInTheHeading() throws IOException {
        final var w = Drafts.draft();
        final int fields = Drafts.fields(w, "timeTo", 0.01);
        // the box of radius 2.5 has the same 5 x 5 pixels as that of 2.0, so that only the texts differ
        final int half = sheet(w, derivativesOf(w, fields, "shape", "BOX", "radius", 2.5), "side", 200);
        final int two = sheet(w, derivativesOf(w, fields, "shape", "BOX", "radius", 2.0), "side", 200);
        try (var workflow = run(w)) {
            final var one = picture(workflow, half, 0);
            final var other = picture(workflow, two, 0);
            int lowest = -1;
            for (int y = 0; y < one.getHeight(); y++) {
                for (int x = 0; x < one.getWidth(); x++) {
                    lowest = one.getRGB(x, y) == other.getRGB(x, y) ? lowest : y;
                }
            }
            assertTrue(lowest > 10 && lowest < 40, "only the heading differs, down to row " + lowest);
        }
    }

    @Test
    void holesOfTheMaskAreGreyAndDoNotCount() throws IOException {
        final var w = Drafts.draft();
        final int sheet = sheet(w, derivatives(w), "side", 160);
        try (var workflow = run(w)) {
            assertEquals(16 * 8 - 2 * 2, (int)Tables.numbers(Tables.table(workflow, sheet, 2), "Pixels")[0]);
            final var image = picture(workflow, sheet, 0);
            int grey = 0;
            for (int y = 0; y < image.getHeight(); y++) {
                for (int x = 0; x < image.getWidth(); x++) {
                    grey += (image.getRGB(x, y) & 0xffffff) == 0xd3d6db ? 1 : 0;
                }
            }
            assertEquals(6 * 4 * 10 * 10, grey, "four pixels in each of six panels");
        }
    }

    @Test
    void aSheetOfWhatThereIs() throws IOException {
        final var w = Drafts.draft();
        // the differentiator's defaults: first derivatives alone
        final int defaults =
            Drafts.node(w, NodeKind.DIFFERENTIATOR, new int[]{Drafts.fields(w, "timeTo", 0.01)});
        final int sheet = sheet(w, defaults);
        try (var workflow = run(w)) {
            assertEquals(List.of("dx(velocity_x)", "dy(velocity_x)"), texts(workflow, sheet, "Derivative"));
        }
    }

    @Test
    void numberColumnsAreParametersOfTheFormula() throws IOException {
        final var w = Drafts.draft();
        final int derivatives = derivatives(w, "noise", "RMS", "channels", "NAMED", "channelNames", "velocity_x");
        final int sheet = sheet(w, derivatives, "truth", "EXPRESSION", "formula",
            SmallFlow.VELOCITY_X.replace("t", "Time") + " + 0*`noise(velocity_x)`");
        final int time = sheet(w, derivatives, "truth", "EXPRESSION", "formula", SmallFlow.VELOCITY_X);
        try (var workflow = run(w)) {
            assertArrayEquals(Tables.numbers(Tables.table(workflow, time, 2), "RMS error"),
                Tables.numbers(Tables.table(workflow, sheet, 2), "RMS error"), 1e-12);
        }
    }

    private static void words(final String text, final String... words) {
        Arrays.stream(words).forEach(w -> assertTrue(text.contains(w), "\"" + w + "\" is not in: " + text));
    }

    private void refused(final NodeState expected, final Object[] settings, final String... words) throws IOException {
        final var w = Drafts.draft();
        final int sheet = sheet(w, derivatives(w, "fxy", false), settings);
        try (var workflow = Drafts.run(w, m_folder)) {
            assertEquals(expected, workflow.node(sheet).state(), workflow.node(sheet).messages().toString());
            assertNull(workflow.node(sheet).outObject(0));
            final String text = workflow.node(sheet).messages().toString();
            words(text, words);
        }
    }

    @Test
    void formulaOfUnknownNames() throws IOException {
        refused(NodeState.IDLE, new Object[]{"truth", "EXPRESSION", "formula", "nu*sin(x)"}, "\"nu\"",
            "It can use Time, t, x, y");
    }

    @Test
    void formulaThatBreaksOff() throws IOException {
        refused(NodeState.IDLE, new Object[]{"truth", "EXPRESSION", "formula", "sin(x)*"}, "column 8");
    }

    @Test
    void truthColumnThatIsNotChosen() throws IOException {
        refused(NodeState.IDLE, new Object[]{"truth", "COLUMN"}, "No column with the true derivatives", "dialog");
    }

    @Test
    void refittedColumnThatIsNotThere() throws IOException {
        refused(NodeState.IDLE, new Object[]{"refitted", true, "refittedColumn", "Refitted"}, "no column \"Refitted\"");
    }

    /** What the dialog does not accept, a workflow file cannot hold either. */
    private void notLoaded(final String key, final Object value, final String... words) throws IOException {
        final var w = Drafts.draft();
        w.node(NodeKind.SHEET, "", 0, 0, "truth", "EXPRESSION", key, value);
        try (var workflow = Drafts.open(w, m_folder)) {
            assertTrue(workflow.hasLoadErrors(), key + " = " + value + " is accepted");
            final String text = workflow.problems().toString();
            words(text, words);
        }
    }

    @Test
    void optionsOutOfRange() throws IOException {
        notLoaded("formula", " ", "no formula", "sin(x)*cos(y)");
        notLoaded("elevation", 100.0, "elevation 100", "-90 to 90");
        notLoaded("azimuth", Double.NaN, "azimuth");
        notLoaded("side", 20, "150 to 1000", "20");
        notLoaded("side", 5000, "150 to 1000", "5000");
        notLoaded("newColumn", "", "needs a name");
    }

    @Test
    void channelThatWasNotDerived() throws IOException {
        refused(NodeState.CONFIGURED, new Object[]{"channel", "pressure"}, "Row \"Row0\"", "\"pressure\"",
            "dx(velocity_x)");
    }

    @Test
    void columnWithoutDerivatives() throws IOException {
        refused(NodeState.CONFIGURED, new Object[]{"derivativeColumn", "Field"}, "Row \"Row0\"",
            "no derivatives of \"velocity_x\"");
    }

    @Test
    void truthWithAPole() throws IOException {
        refused(NodeState.CONFIGURED, new Object[]{"truth", "EXPRESSION", "formula", "log(-1 - x)"}, "Row \"Row0\"",
            "truth of fit(velocity_x) is NaN at x = ");
    }

    @Test
    void rowThatIsNotThere() throws IOException {
        refused(NodeState.CONFIGURED, new Object[]{"imageRow", "NAMED", "rowId", "Row99"}, "no row \"Row99\"");
    }
}
