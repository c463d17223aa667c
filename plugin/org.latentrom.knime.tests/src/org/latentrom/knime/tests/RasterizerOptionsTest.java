package org.latentrom.knime.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.node.parameters.widget.choices.StringChoice;
import org.latentrom.engine.field.Field;
import org.latentrom.knime.data.FieldValue;
import org.latentrom.knime.tests.workflows.NodeKind;
import org.latentrom.knime.tests.workflows.SmallFlow;
import org.latentrom.knime.tests.workflows.WorkflowDraft;
import org.latentrom.runner.dialog.DialogStates;
import org.latentrom.runner.workflow.NodeInput;
import org.latentrom.runner.workflow.NodeState;
import org.latentrom.runner.workflow.Workflow;

/** Interpolation, planes, and the list of channels of the Snapshot Rasterizer. */
class RasterizerOptionsTest {
    @TempDir
    Path m_folder;

    /** A .vtu of the unit square as four triangles about its middle, or of other points. */
    private void square(final String points, final String cells, final int type, final String values)
        throws IOException {
        final Path data = Files.createDirectories(m_folder.resolve("data"));
        final int size = type == 3 ? 2 : 3;
        final int nodes = cells.isEmpty() ? 0 : cells.split(" ").length;
        final var ends = new StringBuilder();
        for (int i = size; i <= nodes; i += size) {
            ends.append(i).append(' ');
        }
        Files.writeString(data.resolve("square.vtu"), "<VTKFile type=\"UnstructuredGrid\"><UnstructuredGrid><Piece "
            + "NumberOfPoints=\"" + points.split(" ").length / 3 + "\" NumberOfCells=\"" + nodes / size
            + "\"><Points>" + array("Float64", "Points", 3, points) + "</Points><Cells>"
            + array("Int32", "connectivity", 1, cells) + array("Int32", "offsets", 1, ends.toString())
            + array("UInt8", "types", 1, (type + " ").repeat(nodes / size)) + "</Cells><PointData>"
            + array("Float64", "T", 1, values) + "</PointData></Piece></UnstructuredGrid></VTKFile>");
    }

    private static String array(final String type, final String name, final int components, final String values) {
        return "<DataArray type=\"" + type + "\" Name=\"" + name + "\" NumberOfComponents=\"" + components
            + "\" format=\"ascii\">" + values + "</DataArray>";
    }

    private Workflow run(final Object... settings) throws IOException {
        final var w = Drafts.draft();
        final int reader = w.node(NodeKind.READER, "", 0, 0, "source", WorkflowDraft.data("square.vtu"));
        Drafts.node(w, NodeKind.RASTERIZER, new int[]{reader}, settings);
        return Drafts.run(w, m_folder);
    }

    private Field field(final Object... settings) throws IOException {
        try (var workflow = run(settings)) {
            assertEquals(NodeState.EXECUTED, workflow.node(2).state(), workflow.node(2).messages().toString());
            return ((FieldValue)Tables.column(Tables.table(workflow, 2, 1), "Field").get(0)).getField();
        }
    }

    private static final String TRIANGLES = "0 1 4 1 2 4 2 3 4 3 0 4";

    @Test
    void everyMethodHasItsValues() throws IOException {
        // a tent: 1 in the middle, 0 at the corners
        square("0 0 0 1 0 0 1 1 0 0 1 0 0.5 0.5 0", TRIANGLES, 5, "0 0 0 0 1");
        final Object[] one = {"pixelCount", "GIVEN", "width", 1, "height", 1};
        assertEquals(1, field(one).values()[0], 1e-6, "in the cell: the middle");
        assertEquals(1.0 / 3, field(with(one, "interpolation/method", "CELL_AVERAGE")).values()[0], 1e-6,
            "volume of the tent");
        final Object[] three = {"pixelCount", "GIVEN", "width", 3, "height", 3};
        assertEquals(1.0 / 3, field(three).values()[0], 1e-6);
        assertEquals(0, field(with(three, "interpolation/method", "NEAREST")).values()[0], "the corner");
        final float mean =
            field(with(one, "interpolation/method", "WLSQM", "interpolation/order", 0, "interpolation/neighbours", 5))
                .values()[0];
        assertTrue(mean > 0 && mean < 1, "a mean of the five points: " + mean);
    }

    private static Object[] with(final Object[] settings, final Object... more) {
        final var all = new ArrayList<>(List.of(settings));
        all.addAll(List.of(more));
        return all.toArray();
    }

    @Test
    void badNumbersAreRefused() throws IOException {
        square("0 0 0 1 0 0 1 1 0 0 1 0 0.5 0.5 0", TRIANGLES, 5, "0 0 0 0 1");
        for (Object[] settings : new Object[][]{{"interpolation/order", 5}, {"interpolation/neighbours", -1},
            {"interpolation/radius", Double.NaN}}) {
            try (var workflow = run(with(settings, "interpolation/method", "WLSQM"))) {
                assertTrue(workflow.hasLoadErrors(), settings[0].toString());
            }
            try (var workflow = run(settings)) {
                assertEquals(NodeState.EXECUTED, workflow.node(2).state(), "hidden numbers do not count");
            }
        }
    }

    @Test
    void axesOfOtherPlanesAreNamed() throws IOException {
        square("0 7 0 2 7 0 2 7 1 0 7 1 1 7 0.5", TRIANGLES, 5, "0 2 2 0 1");
        try (var workflow = run("longerSide", 16)) {
            final var field = ((FieldValue)Tables.column(Tables.table(workflow, 2, 1), "Field").get(0)).getField();
            assertEquals(16, field.shape().width());
            assertEquals(8, field.shape().height());
            assertEquals(0.0625, field.values()[0], 1e-6, "T = x");
            final String text = workflow.node(2).warnings().toString();
            assertTrue(text.contains("x becomes x of the pixels, z becomes y"), text);
        }
        square("0 0 0 1 0 0 1 1 0 0 1 0 0.5 0.5 0", TRIANGLES, 5, "0 0 0 0 1");
        try (var workflow = run()) {
            assertEquals(List.of(), workflow.node(2).warnings());
        }
    }

    @Test
    void linesBecomeOneRow() throws IOException {
        square("0 0 0 1 0 0 3 0 0", "0 1 1 2", 3, "0 2 6");
        final var field = field("longerSide", 6);
        assertEquals(1, field.shape().height());
        for (int i = 0; i < 6; i++) {
            assertEquals(i + 0.5, field.values()[i], 1e-6, "T = 2 x");
        }
    }

    @Test
    void solidsMustBeSliced() throws IOException {
        square("0 0 0 1 0 0 0 1 0 0 0 1", "0 1 2", 5, "0 0 0 0");
        final Path file = m_folder.resolve("data/square.vtu");
        Files.writeString(file, Files.readString(file).replace(">0 1 2<", ">0 1 2 3<").replace(">3 <", ">4<")
            .replace(">5 <", ">10<"));
        try (var workflow = run()) {
            assertEquals(NodeState.CONFIGURED, workflow.node(2).state());
            final String text = workflow.node(2).errors().toString();
            assertTrue(text.contains("tetrahedron") && text.contains("lice"), text);
        }
    }

    @Test
    void channelsAreListedBeforeAnythingIsExecuted() throws IOException {
        final var w = Drafts.draft();
        final int raster = Drafts.node(w, NodeKind.RASTERIZER, new int[]{Drafts.reader(w)}, "channels", "NAMED",
            "chosenChannels", new String[]{"pressure"}, "channelNames", "velocity_x, pressure");
        try (var workflow = Drafts.open(w, m_folder)) {
            final var node = workflow.node(raster);
            assertEquals(NodeState.CONFIGURED, node.state());
            final var input = new NodeInput(new PortObjectSpec[]{workflow.node(1).outSpec(0)});
            final var dialog = new DialogStates(node.parameters(), input);
            assertEquals(List.of("velocity", "velocity_x", "velocity_y", "velocity_z", "pressure").stream()
                .map(StringChoice::fromId).toList(), dialog.shown("m_chosenChannels"));
        }
        try (var workflow = Drafts.run(w, Files.createTempDirectory(m_folder, "run"))) {
            final var field = ((FieldValue)Tables.column(Tables.table(workflow, raster, 1), "Field").get(0)).getField();
            assertEquals(List.of("pressure", "velocity_x"), field.shape().channels());
        }
    }

    /** Settings of versions that knew neither interpolations nor the list of channels give the same fields. */
    @Test
    void olderSettingsMeanTheSame() throws IOException {
        final var w = Drafts.draft();
        final int raster = Drafts.fields(w);
        SmallFlow.write(m_folder.resolve("data"));
        w.write(m_folder);
        final Path file = m_folder.resolve("Snapshot Rasterizer (#2)/settings.xml");
        String text = Files.readString(file);
        for (String group : List.of("interpolation", "chosenChannels")) {
            final String without =
                text.replaceFirst("(?s)\\n( *)<config key=\"" + group + "\">.*?\\n\\1</config>", "");
            assertNotEquals(text, without, group);
            text = without;
        }
        Files.writeString(file, text);
        try (var workflow = Workflow.open(m_folder)) {
            assertFalse(workflow.hasLoadErrors(), workflow.problems().toString());
            assertEquals(NodeState.CONFIGURED, workflow.node(raster).state());
        }
    }
}
