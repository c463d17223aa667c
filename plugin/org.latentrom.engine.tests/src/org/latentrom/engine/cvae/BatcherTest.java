package org.latentrom.engine.cvae;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.latentrom.engine.field.Field;

/** Which fields go through the network in a step, and who is whose neighbour. */
class BatcherTest {
    private static final List<Field> FIELDS = TestFields.waves(7);

    /** Two runs in a wild order; field 6 is alone in its run, field 5 trains nothing. */
    private static final CvaeData DATA = new CvaeData(FIELDS, List.of(), new double[7][0],
        List.of("a", "b", "a", "b", "a", "a", "c"), new double[]{3, 10, 1, 30, 2, 1.5, 7});

    private static final int[] TRAINING = {0, 1, 2, 3, 4, 6};

    @Test
    void positionsAreThoseInTheTraining() {
        var batcher = new Batcher(FIELDS, DATA, TRAINING, new BatchLayout(4, 1, false));
        Batch batch = batcher.batch(new int[]{3, 4, 5, 0}, null);
        assertArrayEquals(new int[]{3, 4, 6, 0}, batch.numbers());
        assertSame(FIELDS.get(6), batch.fields().get(2));
        assertEquals(6, batcher.fields().size());
    }

    @Test
    void fieldsAreRepeatedForTheirDraws() {
        var layout = BatchLayout.of(ObjectiveOptions.DEFAULT.withSamples(3), 2);
        assertEquals(6, layout.rows());
        var batcher = new Batcher(FIELDS, DATA, TRAINING, layout);
        assertArrayEquals(new int[]{2, 2, 2, 3, 3, 3}, batcher.batch(new int[]{2, 3}, null).numbers());
    }

    @Test
    void neighboursFollowTheFields() {
        var layout = BatchLayout.of(ObjectiveOptions.DEFAULT.withSamples(2).withConsistency(1), 3);
        assertEquals(12, layout.rows());
        assertEquals(6, layout.groups());
        var batcher = new Batcher(FIELDS, DATA, TRAINING, layout);
        for (int seed = 0; seed < 20; seed++) {
            int[] rows = batcher.batch(new int[]{3, 4, 5}, new Random(seed)).numbers();
            for (int field = 0; field < 3; field++) {
                int neighbour = rows[layout.neighbourRow(field)];
                assertEquals(DATA.runs().get(rows[layout.row(field)]), DATA.runs().get(neighbour));
                assertEquals(neighbour, rows[layout.neighbourRow(field) + 1]);
            }
            assertArrayEquals(new int[]{3, 3, 4, 4, 6, 6, 1, 1},
                new int[]{rows[0], rows[1], rows[2], rows[3], rows[4], rows[5], rows[6], rows[7]});
            assertTrue(rows[8] == 2 || rows[8] == 0);
            assertEquals(6, rows[10], "alone in its run");
        }
    }

    /** Next and previous in time, both drawn; only one at an end. The field that does not train is passed over. */
    @Test
    void neighboursAreNextAndPreviousInTime() {
        var neighbours = new Neighbours(DATA, TRAINING);
        assertEquals(Set.of(4), drawn(neighbours, 0));
        assertEquals(Set.of(4), drawn(neighbours, 2));
        assertEquals(Set.of(0, 2), drawn(neighbours, 4));
        assertEquals(Set.of(3), drawn(neighbours, 1));
        assertEquals(Set.of(1), drawn(neighbours, 3));
        assertEquals(Set.of(5), drawn(neighbours, 5));
    }

    private static Set<Integer> drawn(final Neighbours neighbours, final int position) {
        var random = new Random(1);
        var all = new TreeSet<Integer>();
        for (int i = 0; i < 50; i++) {
            all.add(neighbours.draw(position, random));
        }
        return all;
    }

    @Test
    void consistencyNeedsRuns() {
        var layout = new BatchLayout(2, 1, true);
        String message = assertThrows(IllegalArgumentException.class,
            () -> new Batcher(FIELDS, CvaeData.of(FIELDS), TRAINING, layout)).getMessage();
        assertTrue(message.contains("no run has two training snapshots") && message.contains("choose the columns"),
            message);
    }
}
