package org.latentrom.knime.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.latentrom.knime.table.ParameterColumns;
import org.latentrom.knime.table.RunTime;
import org.latentrom.knime.tests.workflows.NodeKind;
import org.latentrom.runner.workflow.NodeState;

/** Run, time and parameter columns as tables of other origin have them. */
class RunAndTimeTest {
    @TempDir
    Path m_folder;

    private static DataTableSpec spec(final DataType run, final DataType time) {
        return new DataTableSpec(column("Run", run), column("Time", time), column("nu", DoubleCell.TYPE),
            column("z0", DoubleCell.TYPE), column("z0 (sigma)", DoubleCell.TYPE));
    }

    private static DataColumnSpec column(final String name, final DataType type) {
        return new DataColumnSpecCreator(name, type).createSpec();
    }

    private static DataRow row(final DataCell... first) {
        final DataCell[] cells = Arrays.copyOf(first, 5);
        Arrays.fill(cells, first.length, cells.length, new DoubleCell(0.5));
        return new DefaultRow("Row7", cells);
    }

    @Test
    void numbersOfRunsAreNoParameters() throws InvalidSettingsException, KNIMEException {
        for (DataCell run : List.of(new IntCell(3), new LongCell(3), new StringCell("3"))) {
            final var spec = spec(run.getType(), DoubleCell.TYPE);
            final var runTime = RunTime.of(spec, "", "", "table");
            assertEquals("3", runTime.run(row(run, new DoubleCell(0))));
            assertEquals(List.of("nu"), ParameterColumns.guess(spec, runTime, "z"));
        }
    }

    @Test
    void wholeNumbersAreTimes() throws InvalidSettingsException, KNIMEException {
        for (DataCell time : List.of(new IntCell(20), new LongCell(20), new DoubleCell(20))) {
            final var runTime = RunTime.of(spec(StringCell.TYPE, time.getType()), "Run", "Time", "table");
            assertEquals(20.0, runTime.time(row(new StringCell("a"), time)));
        }
    }

    @Test
    void fractionsNameNoRun() throws InvalidSettingsException {
        assertEquals(-1, RunTime.of(spec(DoubleCell.TYPE, DoubleCell.TYPE), "", "", "table").runColumn());
        assertTrue(assertThrows(InvalidSettingsException.class,
            () -> RunTime.of(spec(DoubleCell.TYPE, DoubleCell.TYPE), "Run", "", "table")).getMessage()
                .contains("\"Run\" of the table \"table\" is no run (string or integer) column"));
    }

    @Test
    void oneColumnCannotBeBoth() {
        final String message = assertThrows(InvalidSettingsException.class,
            () -> RunTime.of(spec(IntCell.TYPE, IntCell.TYPE), "Time", "Time", "table")).getMessage();
        assertTrue(message.contains("\"Time\"") && message.contains("run and for the time"), message);
    }

    @Test
    void missingRunAndTimeNameTheRow() throws InvalidSettingsException {
        final var runTime = RunTime.of(spec(IntCell.TYPE, DoubleCell.TYPE), "", "", "table");
        final var row = row(DataType.getMissingCell(), DataType.getMissingCell());
        assertTrue(assertThrows(KNIMEException.class, () -> runTime.run(row)).getMessage().contains("Row7"));
        assertTrue(assertThrows(KNIMEException.class, () -> runTime.time(row)).getMessage().contains("Row7"));
    }

    /** A trajectory's column "Start time" gets another name if a parameter of the simulation is called so. */
    @Test
    void parameterCalledStartTime() throws IOException {
        final var w = Drafts.draft();
        final int fields = Drafts.fields(w, "parameters", "CSV");
        final int states = Drafts.states(w, Drafts.model(w, fields), fields);
        final int rollout =
            Drafts.node(w, NodeKind.ROLLOUT, new int[]{Drafts.dynamics(w, states), states}, "start", "EVERY");
        Files.createDirectories(m_folder.resolve("data"));
        Files.writeString(m_folder.resolve("data").resolve("parameters.csv"), "run,Start time\nflow,4\n");
        try (var workflow = Drafts.run(w, m_folder)) {
            final var node = workflow.node(rollout);
            assertEquals(NodeState.EXECUTED, node.state(), node.messages().toString());
            final var spec = ((BufferedDataTable)node.outObject(0)).getDataTableSpec();
            assertEquals(List.of("Run", "Time", "Start time", "z0", "z1", "Start time (#1)"),
                List.of(spec.getColumnNames()));
        }
    }
}
