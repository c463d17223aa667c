package org.latentrom.knime.reconstructionsheet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

import org.latentrom.engine.image.ReconstructionSheet.Pair;
import org.latentrom.knime.reconstructionsheet.ReconstructionSheetParameters.Choice;

/** The rows of one class: their errors, and the fields of those that are drawn. Only these are kept in memory. */
final class ChosenRows {
    /** A row: its number in the table, its name, its error, and what is drawn of it. */
    private record Row(long index, String key, double l2, Pair pair) {
    }

    /** The best of the chosen ones first, so that it can be given up; of equal ones the later. */
    private static final Comparator<Row> WORST_LAST =
        Comparator.comparingDouble(Row::l2).thenComparing(Comparator.comparingLong(Row::index).reversed());

    private final Choice m_choice;

    private final int m_most;

    private final PriorityQueue<Row> m_worst = new PriorityQueue<>(WORST_LAST);

    private final List<Row> m_first = new ArrayList<>();

    private long m_count;

    private double m_l2;

    private double m_relative;

    private Row m_greatest;

    ChosenRows(final Choice choice, final int most) {
        m_choice = choice;
        m_most = most;
    }

    void add(final long index, final String key, final double l2, final double relative, final Pair pair) {
        final var row = new Row(index, key, l2, pair);
        m_count++;
        m_l2 += l2;
        m_relative += relative;
        if (m_greatest == null || l2 > m_greatest.l2()) {
            m_greatest = new Row(index, key, l2, null);
        }
        if (m_choice == Choice.FIRST && m_first.size() < m_most) {
            m_first.add(row);
        } else if (m_choice == Choice.WORST) {
            m_worst.add(row);
            if (m_worst.size() > m_most) {
                m_worst.poll();
            }
        }
    }

    /** @return what is drawn, in the order of the sheet */
    List<Pair> pairs() {
        final List<Row> rows = m_choice == Choice.FIRST ? m_first
            : m_worst.stream().sorted(WORST_LAST.reversed()).toList();
        return rows.stream().map(Row::pair).toList();
    }

    long count() {
        return m_count;
    }

    /** @return sum of the rows' Euclidean errors */
    double sumOfL2() {
        return m_l2;
    }

    /** @return sum of the rows' relative errors */
    double sumOfRelative() {
        return m_relative;
    }

    double greatest() {
        return m_greatest.l2();
    }

    String greatestRow() {
        return m_greatest.key();
    }
}
