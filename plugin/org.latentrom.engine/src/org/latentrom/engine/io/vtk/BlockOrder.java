package org.latentrom.engine.io.vtk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;

/** The files that an index names, ordered by the indices of the blocks that they stand in. */
final class BlockOrder {
    /** Deeper nesting is no honest file. */
    private static final int DEEPEST = 64;

    private final Deque<int[]> m_blocks = new ArrayDeque<>(List.of(new int[1]));

    private final List<Leaf> m_leaves = new ArrayList<>();

    /** @param path the indices from the outermost block to the file */
    private record Leaf(int[] path, String source) {
    }

    /** A block begins. @param index its index among the blocks around it, or null for the next */
    void begin(final String index) {
        int own = index(index);
        if (m_blocks.size() < DEEPEST) {
            int[] path = path(own);
            m_blocks.push(Arrays.copyOf(path, path.length + 1));
        } else {
            m_blocks.push(m_blocks.peek());
        }
    }

    /** The last block ends. */
    void end() {
        if (m_blocks.size() > 1) {
            m_blocks.pop();
        }
    }

    /** A file. @param source null for a block without data */
    void leaf(final String index, final String source) {
        int own = index(index);
        if (source != null) {
            m_leaves.add(new Leaf(path(own), source));
        }
    }

    /** @return the files, each once (dolfinx 0.5 names a piece once a function) */
    List<String> sources() {
        m_leaves.sort((a, b) -> Arrays.compare(a.path, b.path));
        var sources = new LinkedHashSet<String>();
        m_leaves.forEach(l -> sources.add(l.source));
        return List.copyOf(sources);
    }

    private int[] path(final int own) {
        int[] path = m_blocks.peek().clone();
        path[path.length - 1] = own;
        return path;
    }

    private int index(final String text) {
        int[] block = m_blocks.peek();
        int own = block[block.length - 1];
        if (text != null && text.strip().matches("\\d{1,9}")) {
            own = Integer.parseInt(text.strip());
        }
        block[block.length - 1] = own + 1;
        return own;
    }
}
