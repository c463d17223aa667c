package org.latentrom.engine.io.csv;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SourceFolder;
import org.latentrom.engine.progress.Progress;

/** The lines of numbers of a table. */
final class CsvRows implements Closeable {
    private final CsvTable m_table;

    private final CsvLines m_lines;

    private List<String> m_cells;

    private long m_begin;

    /** @param start where a line begins @param line its number, from 0 */
    CsvRows(final CsvTable table, final long start, final long line, final Progress progress) throws IOException {
        m_table = table;
        m_lines = new CsvLines(table.path(), start, line, progress);
    }

    /** Goes to the next line of numbers. @return false at the end */
    boolean next() throws IOException {
        while (true) {
            m_begin = m_lines.position();
            String line = m_lines.next();
            if (line == null) {
                return false;
            }
            if (!CsvDialect.isComment(line)) {
                m_cells = m_table.dialect().cells(line);
                int count = m_table.columns().count();
                // empty cells at the end are not seen
                if (m_cells.size() > count || m_cells.size() <= m_table.columns().coordinates()[1]) {
                    throw error("has " + m_cells.size() + " columns, the header has " + count, "Correct the line");
                }
                return true;
            }
        }
    }

    /** @return the number in a column; NaN if the cell is empty */
    double number(final int column) throws SnapshotFormatException {
        String cell = column < m_cells.size() ? m_cells.get(column) : "";
        Double v = m_table.dialect().number(cell);
        if (v == null) {
            throw error("has \"" + SourceFolder.shorten(cell).replaceAll("[^\\x20-\\x7e]", "?") + "\" in column "
                + (column + 1) + ", which is not a number", "Correct the value, or leave the column out");
        }
        return v;
    }

    /** @return a number that may be neither missing nor infinite: a coordinate or a time */
    double finite(final int column, final String what) throws SnapshotFormatException {
        double v = number(column);
        if (!Double.isFinite(v)) {
            throw error("has no finite " + what + " in column " + (column + 1), "Correct the value");
        }
        return v;
    }

    /** @return where the line begins */
    long begin() {
        return m_begin;
    }

    /** @return where the next line begins */
    long end() {
        return m_lines.position();
    }

    /** @return the number of the line, from 1 */
    long line() {
        return m_lines.number();
    }

    private SnapshotFormatException error(final String problem, final String remedy) {
        return new SnapshotFormatException(m_table.file(), "line " + m_lines.number(), problem, remedy);
    }

    @Override
    public void close() throws IOException {
        m_lines.close();
    }
}
