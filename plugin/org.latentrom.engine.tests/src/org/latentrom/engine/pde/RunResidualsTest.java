package org.latentrom.engine.pde;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.pde.RunResiduals.Row;
import org.latentrom.engine.pde.expression.Equation;
import org.latentrom.engine.progress.Progress;

class RunResidualsTest {
    private static final FieldShape GRID = ExactFields.grid(9, 10, new Extent(0, 1, 0, 1));

    private static final ExactFields FIELDS = ExactFields.of("u", "x + t^2", "v", "y");

    private int m_reads;

    private static PdeSystem system(final String text) {
        return PdeSystem.of(Equation.parse(text), new Names(List.of("u", "v"), Map.of(), Map.of(), List.of("k")));
    }

    private Row row(final String run, final double time, final double k) {
        return row(run, time, k, FIELDS.field(GRID, time));
    }

    private Row row(final String run, final double time, final double k, final Field field) {
        return new Row(run, time, "Row " + time, () -> {
            m_reads++;
            return field;
        }, k == 0 ? new double[0] : new double[]{k});
    }

    @Test
    void runsMayBeMixed() {
        var rows = new ArrayList<Row>();
        for (int i = 0; i < 5; i++) {
            rows.add(row("a", 0.1 * i, 1));
            rows.add(row("b", 0.3 * i, 10));
        }
        var residuals = new RunResiduals(system("u_t - 2*t + k"), rows, PdeOptions.of(2.5));
        for (int i = 0; i < rows.size(); i++) {
            Residual r = residuals.of(i, true, Progress.NONE).orElseThrow();
            assertEquals(i % 2 == 0 ? 1 : 10, r.values(0)[37], 2e-6, "row " + i); // float32 values
        }
        assertTrue(residuals.warning().isEmpty());
    }

    @Test
    void endsMayBeLeftOut() {
        List<Row> rows = List.of(row("a", 0, 0), row("a", 1, 0), row("a", 2, 0), row("b", 0, 0), row("b", 1, 0));
        var residuals = new RunResiduals(system("u_t"), rows, PdeOptions.of(2.5));
        var there = new boolean[5];
        for (int i = 0; i < 5; i++) {
            there[i] = residuals.of(i, false, Progress.NONE).isPresent();
        }
        assertArrayEquals(new boolean[]{false, true, false, false, false}, there);
    }

    @Test
    void withoutTimeDerivativeAnyOrderWillDo() {
        List<Row> rows = List.of(row("a", 1, 0), row("a", 0, 0), row("a", 0, 0));
        var residuals = new RunResiduals(system("u_x - 1"), rows, PdeOptions.of(2.5));
        assertEquals(0, residuals.of(1, false, Progress.NONE).orElseThrow().norms(0).maximum(), 1e-5);
        assertEquals(1, m_reads);
    }

    @Test
    void fieldsAreReadOnce() {
        var rows = new ArrayList<Row>();
        for (int i = 0; i < 20; i++) {
            rows.add(row("a", i, 0));
        }
        var residuals = new RunResiduals(system("u_t"), rows, PdeOptions.of(2.5));
        for (int i = 0; i < 20; i++) {
            residuals.of(i, true, Progress.NONE);
        }
        assertEquals(20, m_reads);
    }

    @Test
    void timesMustIncrease() {
        List<Row> rows =
            List.of(row("other", 5, 0), row("a", 0, 0), row("a", 2, 0), row("other", 6, 0), row("a", 1, 0));
        var e = assertThrows(IllegalArgumentException.class,
            () -> new RunResiduals(system("u_t"), rows, PdeOptions.of(2.5)));
        assertTrue(e.getMessage().contains("run \"a\": the time 1.0 of row \"Row 1.0\" does not come after 2.0 of row "
            + "\"Row 2.0\". Sort the rows"), e.getMessage());
    }

    @Test
    void oneRowHasNoTimeDerivative() {
        List<Row> rows = List.of(row("a", 0, 0), row("a", 1, 0), row("lonely", 0, 0));
        var e = assertThrows(IllegalArgumentException.class,
            () -> new RunResiduals(system("u_t"), rows, PdeOptions.of(2.5)));
        assertTrue(e.getMessage().contains("run \"lonely\"") && e.getMessage().contains("there is 1"), e.getMessage());
    }

    @Test
    void twoRowsHaveNoSecondTimeDerivative() {
        List<Row> rows = List.of(row("a", 0, 0), row("a", 1, 0));
        var e = assertThrows(IllegalArgumentException.class,
            () -> new RunResiduals(system("u_tt"), rows, PdeOptions.of(2.5)));
        assertTrue(e.getMessage().contains("run \"a\"") && e.getMessage().contains("needs 3 rows"), e.getMessage());
    }

    @Test
    void neighboursNeedTheSameGrid() {
        Field other = FIELDS.field(ExactFields.grid(8, 10, new Extent(0, 1, 0, 1)), 1);
        List<Row> rows = List.of(row("a", 0, 0), row("a", 1, 0, other));
        var residuals = new RunResiduals(system("u_t"), rows, PdeOptions.of(2.5));
        var e = assertThrows(IllegalArgumentException.class, () -> residuals.of(0, true, Progress.NONE));
        assertTrue(e.getMessage().startsWith("row \"Row 0.0\": its grid is") && e.getMessage().contains("Row 1.0"),
            e.getMessage());
    }

    @Test
    void otherGridsAreFineWithoutTimeDerivative() {
        Field other = FIELDS.field(ExactFields.grid(8, 10, new Extent(0, 1, 0, 1)), 1);
        List<Row> rows = List.of(row("a", 0, 0), row("a", 1, 0, other));
        var residuals = new RunResiduals(system("u_x"), rows, PdeOptions.of(2.5));
        assertEquals(12, residuals.of(0, true, Progress.NONE).orElseThrow().norms(0).pixels());
        assertEquals(8, residuals.of(1, true, Progress.NONE).orElseThrow().norms(0).pixels());
    }

    @Test
    void aMissingChannelIsNamedWithItsRow() {
        Field other = ExactFields.of("u", "x", "vv", "y").field(GRID, 1);
        var residuals = new RunResiduals(system("u_x + v_y"), List.of(row("a", 0, 0), row("a", 1, 0, other)),
            PdeOptions.of(2.5));
        residuals.of(0, true, Progress.NONE);
        var e = assertThrows(IllegalArgumentException.class, () -> residuals.of(1, true, Progress.NONE));
        assertTrue(e.getMessage().contains("row \"Row 1.0\": its field has no channel \"v\"")
            && e.getMessage().contains("It has u, vv"), e.getMessage());
    }

    @Test
    void pixelsOfAllNeighboursCount() {
        var valid = new boolean[90];
        java.util.Arrays.fill(valid, true);
        valid[44] = false;
        Field hole = new Field(GRID.withChannels(List.of("u", "v")), FIELDS.field(GRID, 1).values(),
            Mask.of(9, 10, valid));
        float[] withNaN = FIELDS.field(GRID, 2).values().clone();
        withNaN[3] = Float.NaN;
        Field nan = new Field(GRID.withChannels(List.of("u", "v")), withNaN);
        List<Row> rows = List.of(row("a", 0, 0), row("a", 1, 0, hole), row("a", 2, 0, nan));
        var residuals = new RunResiduals(system("u_t"), rows, PdeOptions.of(2.5));
        Mask mask = residuals.of(0, true, Progress.NONE).orElseThrow().mask();
        assertEquals(88, mask.count());
        assertTrue(!mask.isValid(44) && !mask.isValid(3));
    }
}
