package org.latentrom.knime.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataTableSpec;
import org.latentrom.engine.field.Field;
import org.latentrom.knime.data.FieldValue;
import org.latentrom.knime.tests.workflows.NodeKind;
import org.latentrom.knime.tests.workflows.SmallFlow;
import org.latentrom.knime.tests.workflows.WorkflowDraft;
import org.latentrom.runner.workflow.NodeState;
import org.latentrom.runner.workflow.RunListener;
import org.latentrom.runner.workflow.Workflow;

/** Settings of the WLSQM Differentiator: older ones, ones that do not fit together, and what tables they announce. */
class DifferentiatorSettingsTest {
    /**
     * The node's settings as the committed workflow wlsqm-differentiator had them before there were orders, shapes and
     * noise estimates (repository revision d08a95e).
     */
    private static final String OLDER = """
            <config key="model">
                <entry key="fieldColumn" type="xstring" value="Field"/>
                <entry key="channels" type="xstring" value="ALL"/>
                <entry key="channelNames" type="xstring" value=""/>
                <entry key="f" type="xboolean" value="true"/>
                <entry key="fx" type="xboolean" value="true"/>
                <entry key="fy" type="xboolean" value="true"/>
                <entry key="fxx" type="xboolean" value="true"/>
                <entry key="fxy" type="xboolean" value="true"/>
                <entry key="fyy" type="xboolean" value="true"/>
                <entry key="vorticity" type="xboolean" value="true"/>
                <entry key="u" type="xstring" value=""/>
                <entry key="v" type="xstring" value=""/>
                <entry key="radius" type="xdouble" value="2.5"/>
                <entry key="singular" type="xstring" value="LEAVE_OUT"/>
                <entry key="newColumn" type="xstring" value="Derivatives"/>
            </config>
        """;

    @TempDir
    Path m_folder;

    @Test
    void olderSettingsMeanTheSame() throws IOException {
        final var w = Drafts.draft();
        final int now = Drafts.node(w, NodeKind.DIFFERENTIATOR, new int[]{Drafts.fields(w)}, "f", true, "fxx", true,
            "fxy", true, "fyy", true, "vorticity", true);
        final int then = Drafts.node(w, NodeKind.DIFFERENTIATOR, new int[]{2}, "radius", 7.5);
        SmallFlow.write(m_folder.resolve("data"));
        w.write(m_folder);
        final Path file = m_folder.resolve("WLSQM Differentiator (#" + then + ")/settings.xml");
        final String text = Files.readString(file);
        final int begin = text.indexOf("<config key=\"model\">");
        final int end = text.indexOf("</config>", begin) + "</config>".length();
        Files.writeString(file, text.substring(0, begin) + OLDER.strip() + text.substring(end));
        try (var workflow = Workflow.open(m_folder)) {
            assertFalse(workflow.hasLoadErrors(), workflow.problems().toString());
            assertEquals(NodeState.CONFIGURED, workflow.node(then).state());
            workflow.run(new RunListener() {
            });
            final var expected = Tables.table(workflow, now, 1);
            final var older = Tables.table(workflow, then, 1);
            assertEquals(Tables.columns(expected), Tables.columns(older));
            final Field a = ((FieldValue)Tables.column(expected, "Derivatives").get(3)).getField();
            final Field b = ((FieldValue)Tables.column(older, "Derivatives").get(3)).getField();
            assertEquals(13, a.shape().channels().size());
            assertEquals(a.shape(), b.shape());
            assertTrue(Arrays.equals(a.values(), b.values()));
        }
    }

    private void notConfigured(final Object[] settings, final String... words) throws IOException {
        final var w = Drafts.draft();
        final int node = Drafts.node(w, NodeKind.DIFFERENTIATOR, new int[]{Drafts.fields(w)}, settings);
        try (var workflow = Drafts.open(w, m_folder)) {
            assertFalse(workflow.hasLoadErrors(), "the settings are read, and the node says what does not fit");
            assertEquals(NodeState.IDLE, workflow.node(node).state());
            final String text = workflow.node(node).messages().toString();
            Arrays.stream(words).forEach(x -> assertTrue(text.contains(x), "\"" + x + "\" is not in: " + text));
        }
    }

    @Test
    void derivativesBeyondTheOrder() throws IOException {
        notConfigured(new Object[]{"order", 1, "fxx", true}, "order 2", "order 1", "Raise the order to 2",
            "switch refitting on");
        notConfigured(new Object[]{"order", 0}, "Raise the order to 1");
        notConfigured(new Object[]{"order", 2, "radius", 4.5, "fourth", true, "refit", "SECOND"}, "with refitting",
            "Raise the order to 4");
        notConfigured(new Object[]{"order", 1, "laplacian", true}, "order 2");
        notConfigured(new Object[]{"order", 0, "fx", false, "fy", false, "divergence", true}, "order 1");
    }

    @Test
    void radiusTooSmallForTheOrder() throws IOException {
        notConfigured(new Object[]{"radius", 1.5}, "radius 1.5", "order 2", "at least 2.0", "better 2.5");
        notConfigured(new Object[]{"radius", 3.5, "order", 4}, "radius 3.5", "order 4", "at least 4.0");
    }

    @Test
    void noiseOfRefittedDerivativesIsNotKnown() throws IOException {
        notConfigured(new Object[]{"deviation", true, "refit", "SECOND"}, "refitting and denoising");
        notConfigured(new Object[]{"deviation", true, "denoiseSteps", 1}, "Switch", "off");
    }

    @Test
    void twoColumnsOfOneName() throws IOException {
        notConfigured(new Object[]{"noise", "RMS", "channels", "NAMED", "channelNames", "velocity_x", "newColumn",
            "noise(velocity_x)"}, "noise(velocity_x)", "otherwise");
    }

    @Test
    void valuesOutOfRangeAreLoadErrors() throws IOException {
        for (Object[] bad : List.of(new Object[]{"radius", 0.9}, new Object[]{"radius", 2000.0},
            new Object[]{"order", -1}, new Object[]{"order", 5}, new Object[]{"denoiseSteps", -1},
            new Object[]{"denoiseSteps", 101}, new Object[]{"band", -1}, new Object[]{"p", 0.5},
            new Object[]{"channelNames", "a, b, a"})) {
            final var w = Drafts.draft();
            Drafts.node(w, NodeKind.DIFFERENTIATOR, new int[]{Drafts.fields(w)}, bad[0], bad[1], "shape", "P_NORM",
                "channels", bad[0].equals("channelNames") ? "NAMED" : "ALL");
            try (var workflow = Drafts.open(w, m_folder)) {
                assertTrue(workflow.hasLoadErrors(), bad[0] + " = " + bad[1] + " is accepted");
            }
        }
    }

    @Test
    void missingChannelFailsWithItsRow() throws IOException {
        final var w = Drafts.draft();
        final int node = Drafts.node(w, NodeKind.DIFFERENTIATOR, new int[]{Drafts.fields(w)}, "channels", "NAMED",
            "channelNames", "velocity_x, heat");
        try (var workflow = Drafts.run(w, m_folder)) {
            assertEquals(NodeState.CONFIGURED, workflow.node(node).state());
            final String text = workflow.node(node).messages().toString();
            assertTrue(text.contains("Row0") && text.contains("\"heat\"") && text.contains("velocity_y"), text);
        }
    }

    /** As on KNIME: a node whose input is not known yet waits, without a message, and runs with the others. */
    @Test
    void nodesBehindUnknownColumnsWait() throws IOException {
        final var w = Drafts.draft();
        final int all =
            Drafts.node(w, NodeKind.DIFFERENTIATOR, new int[]{Drafts.fields(w)}, "noise", "RMS", "f", true);
        final int sheet = Drafts.node(w, NodeKind.SHEET, new int[]{all}, "derivativeColumn", "Derivatives");
        try (var workflow = Drafts.open(w, m_folder)) {
            assertEquals(NodeState.IDLE, workflow.node(sheet).state());
            assertEquals(List.of(), workflow.node(sheet).messages());
            assertTrue(workflow.run(new RunListener() {
            }), () -> workflow.node(sheet).messages().toString());
        }
    }

    /** Named channels are known before the node runs; those of a field only afterwards. */
    @Test
    void noiseColumnsAreAnnouncedIfChannelsAreNamed() throws IOException {
        final var w = Drafts.draft();
        final int fields = Drafts.fields(w);
        final int named = Drafts.node(w, NodeKind.DIFFERENTIATOR, new int[]{fields}, "noise", "UNBIASED", "channels",
            "NAMED", "channelNames", "velocity_y");
        final int all = Drafts.node(w, NodeKind.DIFFERENTIATOR, new int[]{fields}, "noise", "RMS");
        try (var workflow = Drafts.open(w, m_folder)) {
            final var spec = (DataTableSpec)workflow.node(named).outSpec(0);
            assertNotNull(spec);
            assertEquals("noise(velocity_y)", spec.getColumnSpec(spec.getNumColumns() - 1).getName());
            assertEquals(NodeState.CONFIGURED, workflow.node(all).state());
            workflow.run(new RunListener() {
            });
            final var table = Tables.table(workflow, all, 1);
            final int n = Tables.columns(table).size();
            assertEquals(List.of("Derivatives", "noise(velocity_x)", "noise(velocity_y)"),
                Tables.columns(table).subList(n - 3, n));
            assertTrue(Tables.numbers(table, "noise(velocity_x)")[0] > 0);
            assertEquals(NodeState.EXECUTED, workflow.node(named).state());
        }
    }

    @Test
    void aColumnOfTheNoiseColumnsNameIsReplaced() throws IOException {
        final var w = Drafts.draft();
        final Object[] settings = {"noise", "RMS", "channels", "NAMED", "channelNames", "velocity_y"};
        final int first = Drafts.node(w, NodeKind.DIFFERENTIATOR, new int[]{Drafts.fields(w)}, settings);
        final int again = Drafts.node(w, NodeKind.DIFFERENTIATOR, new int[]{first}, settings);
        try (var workflow = Drafts.run(w, m_folder)) {
            assertEquals(NodeState.EXECUTED, workflow.node(again).state(),
                workflow.node(again).messages().toString());
            assertEquals(Tables.columns(Tables.table(workflow, first, 1)),
                Tables.columns(Tables.table(workflow, again, 1)));
        }
    }

    /** The parameters of a node that is not in the dialog's default state, as a workflow file holds them. */
    @Test
    void allOptionsAreWritten() {
        final var draft = new WorkflowDraft("all", "");
        draft.node(NodeKind.DIFFERENTIATOR, "", 0, 0, "shape", "BOX", "weights", "RADIAL", "border", "GIVEN", "refit",
            "ALSO_FIRST", "noise", "UNBIASED");
        final String text = draft.files().get("WLSQM Differentiator (#1)/settings.xml");
        for (String key : List.of("shape", "p", "order", "weights", "third", "fourth", "laplacian", "divergence",
            "refit", "denoiseSteps", "noise", "deviation", "border", "band", "condition", "leverage")) {
            assertTrue(text.contains("key=\"" + key + "\""), key);
        }
    }
}
