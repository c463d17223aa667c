package org.latentrom.engine.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/** The arithmetic of rows in float32, in which networks train, against that in float64, which the gradients test. */
class RowTest {
    /** All lengths of what is left over where several values are worked on at once. */
    private static final int[] LENGTHS = {1, 2, 3, 4, 5, 67};

    private final Row m_float = filled(new FloatRow(80), 1);

    private final Row m_double = filled(new DoubleRow(80), 1);

    private static Row filled(final Row row, final int phase) {
        for (int i = 0; i < 80; i++) {
            // exactly a float, so that both rows begin with the same values
            row.set(i, (float)(2 * Math.sin(1.7 * i + phase)));
        }
        row.set(7, 0);
        return row;
    }

    private interface Change {
        void apply(Row row, Row other, int n);
    }

    private static void compare(final Change change) {
        for (int n : LENGTHS) {
            Row a = filled(new FloatRow(80), 1);
            Row b = filled(new DoubleRow(80), 1);
            change.apply(a, filled(new FloatRow(80), 2), n);
            change.apply(b, filled(new DoubleRow(80), 2), n);
            for (int i = 0; i < 80; i++) {
                assertEquals(b.get(i), a.get(i), 2e-6, "value " + i + " of " + n);
            }
        }
    }

    private void compareSums(final ToDoubleFunction<Row> sum) {
        double expected = sum.applyAsDouble(m_double);
        assertEquals(expected, sum.applyAsDouble(m_float), 1e-9 * Math.max(1, Math.abs(expected)));
    }

    @Test
    void sums() {
        for (int n : LENGTHS) {
            double sum = 0;
            double squares = 0;
            for (int i = 3; i < 3 + n; i++) {
                sum += m_double.get(i);
                squares += (m_double.get(i) - 0.3) * (m_double.get(i) - 0.3);
            }
            assertEquals(sum, m_double.sum(3, n), 1e-12);
            assertEquals(squares, m_double.squares(0.3, 3, n), 1e-12);
            compareSums(row -> row.sum(3, n));
            compareSums(row -> row.squares(0.3, 3, n));
        }
    }

    @Test
    void products() {
        for (int n : LENGTHS) {
            double dot = 0;
            double negative = 0;
            Row other = filled(new DoubleRow(80), 2);
            for (int i = 3; i < 3 + n; i++) {
                dot += m_double.get(i) * other.get(i);
                negative += m_double.get(i) * Math.min(other.get(i), 0);
            }
            assertEquals(dot, m_double.dot(other, 3, n), 1e-12);
            assertEquals(negative, m_double.negativeDot(other, 3, n), 1e-12);
            compareSums(row -> row.dot(row == m_float ? filled(new FloatRow(80), 2) : other, 3, n));
            compareSums(row -> row.negativeDot(row == m_float ? filled(new FloatRow(80), 2) : other, 3, n));
        }
    }

    @Test
    void changesAreTheSameInBothTypes() {
        compare((row, other, n) -> row.scale(0.7, 1.3, -0.2, 3, n));
        compare((row, other, n) -> row.combine(0.7, other, 1.3, -0.2, 3, n));
        compare((row, other, n) -> row.add(2, other, 0.6, 9, n));
        compare((row, other, n) -> row.prelu(0.25, 3, n));
        compare((row, other, n) -> row.prelu(other, n));
        compare((row, other, n) -> row.slope(other, 0.25, 3, n));
        compare((row, other, n) -> row.slope(other, other, n));
        compare((row, other, n) -> row.addNegative(other, other, n));
        compare((row, other, n) -> row.clear());
    }

    /** Everything outside of the n values stays as it is. */
    @Test
    void onlyWhatIsMeantChanges() {
        unchanged(row -> row.scale(0.5, 2, 1, 10, 5));
        unchanged(row -> row.prelu(-3, 10, 5));
        unchanged(row -> row.slope(filled(new FloatRow(80), 2), -3, 10, 5));
        unchanged(row -> row.combine(2, filled(new FloatRow(80), 2), 3, 4, 10, 5));
        unchanged(row -> row.add(10, filled(new FloatRow(80), 2), 3, 40, 5));
    }

    private static void unchanged(final Consumer<Row> change) {
        Row row = filled(new FloatRow(80), 1);
        Row before = filled(new FloatRow(80), 1);
        change.accept(row);
        int changed = 0;
        for (int i = 0; i < 80; i++) {
            if (i < 10 || i >= 15) {
                assertEquals(before.get(i), row.get(i), "value " + i);
            } else {
                changed += row.get(i) == before.get(i) ? 0 : 1;
            }
        }
        assertEquals(true, changed > 0);
    }

    @Test
    void theSlopeIsExactFarFromAndNearZero() {
        Row x = new FloatRow(6);
        double[] values = {1e-37, 3e38, Double.POSITIVE_INFINITY, 0, -0.0, -1e-37};
        Row g = new FloatRow(6);
        for (int i = 0; i < 6; i++) {
            x.set(i, values[i]);
            g.set(i, 1);
        }
        g.slope(x, 0.1f, 0, 6);
        for (int i = 0; i < 6; i++) {
            assertEquals(i < 3 ? 1 : 0.1f, g.get(i), "at " + values[i]);
        }
    }

    @Test
    void rowsReadAndWritePartsOfArrays() {
        Backend.prepare();
        for (DataType type : new DataType[]{DataType.FLOAT, DataType.DOUBLE}) {
            try (var array = Nd4j.create(type, 10)) {
                Native memory = Native.of(array);
                Row row = memory.row(4);
                row.set(0, 5);
                row.set(1, 6);
                row.write(memory, 7, 2);
                assertEquals(5, array.getDouble(7));
                assertEquals(0, array.getDouble(9));
                assertEquals(6, memory.row(8, 2).get(0));
            }
        }
    }

    /** Each part is worked on once, whatever the number of parts and threads. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 7, 8, 9, 1000})
    void everyPartOnce(final int parts) {
        for (int size : new int[]{10, 1 << 20}) {
            var done = new AtomicIntegerArray(parts);
            Row.forEach(parts, size, (begin, end) -> {
                for (int i = begin; i < end; i++) {
                    done.incrementAndGet(i);
                }
            });
            for (int i = 0; i < parts; i++) {
                assertEquals(1, done.get(i));
            }
        }
    }
}
