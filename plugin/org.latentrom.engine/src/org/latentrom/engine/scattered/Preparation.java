package org.latentrom.engine.scattered;

import java.util.Arrays;

import org.latentrom.engine.memory.MemoryBudget;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.wlsqm.SingularRule;

/**
 * Finds the neighbours of origins and factorises their normal matrices, a block at a time, within the memory there is.
 */
final class Preparation {
    /** Origins whose neighbours are counted to foresee the memory that a radius needs. */
    private static final int SAMPLE = 32;

    /** What a search may hold for a neighbour, in bytes: its arrays are doubled when they are full. */
    private static final long FOUND = 24;

    private final ScatteredWlsqm m_wlsqm;

    private final PointTree m_tree;

    private final NeighbourRule m_rule;

    private final int[] m_unknown;

    private final MemoryBudget m_budget;

    Preparation(final ScatteredWlsqm wlsqm, final PointTree tree, final NeighbourRule rule) {
        m_wlsqm = wlsqm;
        m_tree = tree;
        m_rule = rule;
        m_unknown = wlsqm.options().knowns().others(wlsqm.layout());
        m_budget = MemoryBudget.ofHeap((rule.isNearest() ? "Use fewer neighbours" : "Use a smaller radius")
            + ", a lower order or fewer points");
    }

    /** Nobody shall wait long for a refusal. */
    void refuseTooMuch() {
        int origins = m_wlsqm.origins().size();
        long bytes = OriginBlock.bytes(origins, m_rule.isNearest() ? (long)Math.min(m_rule.count(),
            m_tree.size()) * origins : sampled(),
            m_unknown.length);
        // a sample may mislead by a factor; what is near the limit is found out on the way
        m_budget.take(bytes / 2);
        m_budget.release(bytes / 2);
    }

    private long sampled() {
        int origins = m_wlsqm.origins().size();
        int sample = Math.min(SAMPLE, origins);
        var search = m_tree.search();
        long neighbours = 0;
        for (int i = 0; i < sample; i++) {
            neighbours += find(search, (int)((long)origins * i / sample));
        }
        return sample == 0 ? 0 : neighbours * origins / sample;
    }

    private int find(final TreeSearch search, final int origin) {
        return search.find(m_wlsqm.origins(), origin, m_rule, m_wlsqm.isOwnOrigin() ? origin : -1);
    }

    /** @return bytes of the blocks made so far */
    long memory() {
        return m_budget.used();
    }

    OriginBlock block(final int index, final Progress progress) {
        int from = index * OriginBlock.SIZE;
        int size = Math.min(OriginBlock.SIZE, m_wlsqm.origins().size() - from);
        m_budget.take(OriginBlock.bytes(size, 0, m_unknown.length));
        var start = new int[size + 1];
        int[] neighbours = neighbours(from, start, progress);
        int packed = NormalFactor.packed(m_unknown.length);
        var block = new OriginBlock(from, start, neighbours, new double[size * packed], new byte[size]);
        var basis = m_wlsqm.basis();
        var normal = new NormalFactor(basis, m_unknown);
        for (int i = 0; i < size; i++) {
            progress.checkCanceled();
            basis.moveTo(from + i, neighbours, start[i], start[i + 1]);
            normal.assemble(neighbours, start[i], start[i + 1], block.factors(), i * packed);
            block.orders()[i] = (byte)order(normal.factorise(block.factors(), i * packed));
        }
        return block;
    }

    /** @param start receives where the neighbours of each origin begin */
    private int[] neighbours(final int from, final int[] start, final Progress progress) {
        var search = m_tree.search();
        var found = new int[16];
        int most = 0;
        for (int i = 0; i + 1 < start.length; i++) {
            progress.checkCanceled();
            int count = find(search, from + i);
            m_budget.take(FOUND * Math.max(0, count - most));
            most = Math.max(most, count);
            start[i + 1] = Math.addExact(start[i], count);
            if (start[i + 1] > found.length) {
                int length = (int)Math.min(Integer.MAX_VALUE - 8, 2L * start[i + 1]);
                m_budget.take(4L * length);
                int[] longer = Arrays.copyOf(found, length);
                m_budget.release(found.length == 16 ? 0 : 4L * found.length);
                found = longer;
            }
            System.arraycopy(search.neighbours(), 0, found, start[i], count);
        }
        int total = start[start.length - 1];
        m_budget.take(4L * total);
        int[] neighbours = Arrays.copyOf(found, total);
        m_budget.release((found.length == 16 ? 0 : 4L * found.length) + FOUND * most);
        return neighbours;
    }

    /** @return the greatest order whose unknown DOFs are among the first {@code rows}; -1 if that is not fitted */
    private int order(final int rows) {
        if (rows == m_unknown.length) {
            return m_wlsqm.layout().order();
        }
        return m_wlsqm.options().rule() == SingularRule.LOWER_ORDER ? m_wlsqm.layout().order(m_unknown[rows]) - 1 : -1;
    }
}
