package org.latentrom.engine.io.legacy;

import java.util.Arrays;

import org.latentrom.engine.io.SnapshotFormatException;

/**
 * A list of cells as it stands in the file, without their types.
 *
 * @param ends where each cell ends in {@code nodes}
 * @param nodes point indices, cell by cell, not checked
 */
record LegacyCells(long[] ends, long[] nodes) {
    static final LegacyCells NONE = new LegacyCells(new long[0], new long[0]);

    /**
     * Reads what follows a keyword such as CELLS or POLYGONS. Until version 4.2 that is the number of cells and of all
     * numbers, then, for each cell, the number of its nodes and the nodes; from 5.1 on the lengths of two arrays,
     * OFFSETS and CONNECTIVITY.
     */
    static LegacyCells read(final LegacyInput in, final String keyword) throws SnapshotFormatException {
        int first = in.count(keyword);
        int second = in.count(keyword);
        // told by what follows: some writers say 5.1 and write the old layout
        return in.peek().equals("offsets") ? offsets(in, keyword, first, second) : counted(in, keyword, first, second);
    }

    private static LegacyCells offsets(final LegacyInput in, final String keyword, final int offsets, final int nodes)
        throws SnapshotFormatException {
        in.word();
        long[] begins = in.longs(keyword + " OFFSETS", in.type(keyword + " OFFSETS"), offsets);
        if (!in.peek().equals("connectivity")) {
            throw in.error(keyword, "has OFFSETS that " + LegacyInput.quoted(in.word())
                + " follows instead of CONNECTIVITY", LegacyInput.CUT_OFF);
        }
        in.word();
        long[] connectivity = in.longs(keyword + " CONNECTIVITY", in.type(keyword + " CONNECTIVITY"), nodes);
        if (offsets == 0) {
            return NONE;
        }
        if (begins[0] != 0 || begins[offsets - 1] != nodes) {
            throw in.error(keyword + " OFFSETS", "go from " + begins[0] + " to " + begins[offsets - 1]
                + ", not from 0 to " + nodes, "Export the file anew");
        }
        return new LegacyCells(Arrays.copyOfRange(begins, 1, offsets), connectivity);
    }

    private static LegacyCells counted(final LegacyInput in, final String keyword, final int cells, final int size)
        throws SnapshotFormatException {
        if (size < cells) {
            throw in.error(keyword, "has " + cells + " cells in " + size + " numbers", "Export the file anew");
        }
        long[] all = in.longs(keyword, LegacyType.INT32, size);
        var ends = new long[cells];
        var nodes = new long[size - cells];
        int at = 0;
        int n = 0;
        for (int c = 0; c < cells; c++) {
            long count = at < size ? all[at++] : -1;
            if (count < 0 || count > Math.min(size - at, nodes.length - n)) {
                throw in.error(keyword, "has in cell " + c + " " + Math.max(count, 0)
                    + " nodes, which goes beyond its " + size + " numbers", LegacyInput.CUT_OFF);
            }
            System.arraycopy(all, at, nodes, n, (int)count);
            at += (int)count;
            n += (int)count;
            ends[c] = n;
        }
        if (at != size) {
            throw in.error(keyword, "has " + size + " numbers, its " + cells + " cells need " + at,
                "Export the file anew");
        }
        return new LegacyCells(ends, nodes);
    }

    int cells() {
        return ends.length;
    }

    /** @return number of nodes of a cell */
    long nodes(final int cell) {
        return ends[cell] - (cell == 0 ? 0 : ends[cell - 1]);
    }

    /** @return the cells of several lists, one list after the other */
    static LegacyCells joined(final LegacyCells... lists) {
        var ends = new long[Arrays.stream(lists).mapToInt(LegacyCells::cells).sum()];
        var nodes = new long[Arrays.stream(lists).mapToInt(l -> l.nodes.length).sum()];
        int c = 0;
        int n = 0;
        for (LegacyCells l : lists) {
            for (long end : l.ends) {
                ends[c++] = n + end;
            }
            System.arraycopy(l.nodes, 0, nodes, n, l.nodes.length);
            n += l.nodes.length;
        }
        return new LegacyCells(ends, nodes);
    }
}
