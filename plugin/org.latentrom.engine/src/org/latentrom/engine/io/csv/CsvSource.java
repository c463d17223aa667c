package org.latentrom.engine.io.csv;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SnapshotSource;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;

/** The points of a table that belong to one time: a mesh without cells. */
final class CsvSource implements SnapshotSource {
    /** Few: a table may have thousands of columns. */
    private static final int FIRST_ROWS = 16;

    private final CsvTable m_table;

    private final OptionalDouble m_time;

    private final Part m_part;

    private final int m_timeIndex;

    /**
     * Where the lines of a time stand.
     *
     * @param start the first byte of the first of them @param line its number, from 0
     * @param end the first byte behind the last of them; there may be lines of other times between
     */
    record Part(long start, long line, long end) {
    }

    /**
     * @param part the lines
     * @param timeIndex position of the time in the header; 0 if times stand elsewhere
     */
    CsvSource(final CsvTable table, final OptionalDouble time, final Part part, final int timeIndex) {
        m_table = table;
        m_time = time;
        m_part = part;
        m_timeIndex = timeIndex;
    }

    @Override
    public OptionalDouble time() {
        return m_time;
    }

    @Override
    public String description() {
        return m_table.hasTimes() ? m_table.file() + ", time " + m_time.getAsDouble() : m_table.file();
    }

    @Override
    public Snapshot load(final List<String> fields, final Progress progress) throws IOException {
        CsvColumns columns = m_table.columns();
        List<Growing> wanted = new ArrayList<>();
        for (Map.Entry<String, int[][]> e : columns.fields().entrySet()) {
            if (fields.isEmpty() || fields.contains(e.getKey())) {
                wanted.add(new Growing(e.getKey(), e.getValue()[m_timeIndex]));
            }
        }
        var points = new Growing("points", columns.coordinates());
        try (var rows = new CsvRows(m_table, m_part.start(), m_part.line(), progress)) {
            while (rows.begin() < m_part.end() && rows.next()) {
                if (columns.time() >= 0 && rows.finite(columns.time(), "time") != m_time.getAsDouble()) {
                    continue;
                }
                points.add(rows, true);
                for (Growing g : wanted) {
                    g.add(rows, false);
                }
            }
        }
        var mesh = new Mesh(points.values(), new byte[0], new int[1], new int[0]);
        List<MeshField> read = new ArrayList<>();
        for (Growing g : wanted) {
            read.add(new MeshField(g.m_name, MeshField.Location.POINT, g.m_columns.length, g.values()));
        }
        return new Snapshot(mesh, read);
    }

    /** The values of some columns, line after line. */
    private static final class Growing {
        private final String m_name;

        private final int[] m_columns;

        private double[] m_values;

        private int m_size;

        Growing(final String name, final int[] columns) {
            m_name = name;
            m_columns = columns;
            m_values = new double[FIRST_ROWS * columns.length];
        }

        /** @param finite true for coordinates; a missing z is 0 */
        void add(final CsvRows rows, final boolean finite) throws SnapshotFormatException {
            if (m_size + m_columns.length > m_values.length) {
                m_values = Arrays.copyOf(m_values, m_size + (m_size >> 1) + m_columns.length);
            }
            for (int c : m_columns) {
                m_values[m_size++] = c < 0 ? 0 : finite ? rows.finite(c, "coordinate") : rows.number(c);
            }
        }

        double[] values() {
            return Arrays.copyOf(m_values, m_size);
        }
    }
}
