package org.latentrom.engine.cvae;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.latentrom.engine.field.Field;

/** Puts training fields, and what the objective needs beside them, into batches. */
final class Batcher {
    private final Field[] m_fields;

    private final int[] m_numbers;

    private final BatchLayout m_layout;

    private final Neighbours m_neighbours;

    /**
     * @param fields the fields that go through the network
     * @param data their runs and times
     * @param training numbers of the training fields
     * @throws IllegalArgumentException if the layout has neighbours and there are none
     */
    Batcher(final List<Field> fields, final CvaeData data, final int[] training, final BatchLayout layout) {
        m_fields = IntStream.of(training).mapToObj(fields::get).toArray(Field[]::new);
        m_numbers = training.clone();
        m_layout = layout;
        m_neighbours = layout.neighbours() ? new Neighbours(data, training) : null;
    }

    BatchLayout layout() {
        return m_layout;
    }

    /** @return the training fields */
    List<Field> fields() {
        return List.of(m_fields);
    }

    /**
     * @param positions positions of the batch's fields in the training, as many as the layout has
     * @param random draws the neighbours; not asked without
     */
    Batch batch(final int[] positions, final RandomGenerator random) {
        var rows = new int[m_layout.rows()];
        for (int i = 0; i < positions.length; i++) {
            fill(rows, m_layout.row(i), positions[i]);
            if (m_neighbours != null) {
                fill(rows, m_layout.neighbourRow(i), m_neighbours.draw(positions[i], random));
            }
        }
        return new Batch(IntStream.of(rows).mapToObj(i -> m_fields[i]).toList(),
            IntStream.of(rows).map(i -> m_numbers[i]).toArray());
    }

    private void fill(final int[] rows, final int from, final int field) {
        Arrays.fill(rows, from, from + m_layout.samples(), field);
    }
}
