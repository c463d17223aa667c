package org.latentrom.engine.tikhonov;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.testing.CancelAfter;

class RunTikhonovTest {
    private static final RunTikhonov H2 = new RunTikhonov(Regularization.H2, ParameterRule.discrepancy(0.05));

    private record Row(String run, double x, double z) {
    }

    /** Two runs, a sine and a line, their rows shuffled together. */
    private static List<Row> rows() {
        var random = new Random(1);
        var rows = new ArrayList<Row>();
        for (int i = 0; i < 60; i++) {
            rows.add(new Row("sine", i / 10.0, Math.sin(i / 10.0) + 0.05 * random.nextGaussian()));
            rows.add(new Row("line", 3 + i * i, 5 - 2.0 * (3 + i * i)));
        }
        Collections.shuffle(rows, random);
        return rows;
    }

    private static RunTikhonov.Result run(final RunTikhonov tikhonov, final List<Row> rows, final Progress progress) {
        return tikhonov.differentiate(rows.stream().map(Row::run).toList(),
            rows.stream().mapToDouble(Row::x).toArray(), rows.stream().mapToDouble(Row::z).toArray(), i -> "Row" + i,
            progress);
    }

    @Test
    void runsForThemselvesInAnyOrderOfRows() {
        List<Row> rows = rows();
        var result = run(H2, rows, new CancelAfter(1000));
        assertEquals(List.of(rows.get(0).run(), rows.get(0).run().equals("sine") ? "line" : "sine"),
            List.copyOf(result.selections().keySet()));
        assertEquals(0.05, result.selections().get("sine").residual(), 1e-3);
        var sine = rows.stream().filter(r -> r.run().equals("sine")).sorted((a, b) -> Double.compare(a.x(), b.x()))
            .toList();
        var alone = CurveTikhonov.of(sine.stream().mapToDouble(Row::x).toArray(), Regularization.H2).differentiate(
            sine.stream().mapToDouble(Row::z).toArray(), ParameterRule.discrepancy(0.05), Progress.NONE);
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).run().equals("line")) {
                assertEquals(-2, result.fx()[i], 1e-9);
                assertEquals(0, result.fxx()[i], 1e-9);
            } else {
                int k = sine.indexOf(rows.get(i));
                assertEquals(alone.f()[k], result.f()[i]);
                assertEquals(alone.fx()[k], result.fx()[i]);
                assertEquals(alone.fxx()[k], result.fxx()[i]);
            }
        }
    }

    @Test
    void rowsWithTheSameCoordinateAreNamed() {
        List<Row> rows = new ArrayList<>(List.of(new Row("a", 1, 0), new Row("b", 1, 0), new Row("a", 2, 0)));
        assertEquals(2, run(H2, rows, Progress.NONE).selections().size(), "the same in another run is no matter");
        rows.add(new Row("a", 1, 7));
        var e = assertThrows(IllegalArgumentException.class, () -> run(H2, rows, Progress.NONE));
        assertTrue(e.getMessage().contains("\"Row0\" and \"Row3\"") && e.getMessage().contains("keep one"),
            e.getMessage());
    }

    @Test
    void infiniteValuesAreNamedAndMissingOnesLeftOut() {
        List<Row> rows = rows();
        rows.set(17, new Row(rows.get(17).run(), rows.get(17).x(), Double.NaN));
        var result = run(H2, rows, Progress.NONE);
        for (int i = 0; i < rows.size(); i++) {
            assertEquals(i == 17, Double.isNaN(result.f()[i]));
        }
        rows.set(18, new Row("a", 0, Double.NEGATIVE_INFINITY));
        var e = assertThrows(IllegalArgumentException.class, () -> run(H2, rows, Progress.NONE));
        assertTrue(e.getMessage().contains("\"Row18\""), e.getMessage());
    }

    @Test
    void whatFailsNamesItsRun() {
        var gcv = new RunTikhonov(Regularization.TV, ParameterRule.gcv());
        var e = assertThrows(IllegalArgumentException.class, () -> run(gcv, rows(), Progress.NONE));
        assertTrue(e.getMessage().startsWith("run \""), e.getMessage());
    }

    @Test
    void noRows() {
        assertEquals(0, run(H2, List.of(), Progress.NONE).selections().size());
    }
}
