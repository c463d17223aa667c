package org.latentrom.engine.io.gmsh;

import java.util.Arrays;

import org.latentrom.engine.io.SnapshotFormatException;

/** Finds positions by tags: the numbers of nodes or elements in a file, which need be neither dense nor sorted. */
final class TagIndex {
    private static final long LOW = 0xffffffffL;

    /** tag in the upper half, position in the lower one; sorted */
    private final long[] m_sorted;

    /**
     * @param tags the tag at each position
     * @throws SnapshotFormatException if a tag is not a positive int or occurs twice
     */
    TagIndex(final String file, final String element, final long[] tags) throws SnapshotFormatException {
        m_sorted = new long[tags.length];
        for (int i = 0; i < tags.length; i++) {
            if (tags[i] < 0 || tags[i] > Integer.MAX_VALUE) {
                throw new SnapshotFormatException(file, element, "has the tag " + tags[i], "Number from 1 on");
            }
            m_sorted[i] = tags[i] << 32 | i;
        }
        Arrays.sort(m_sorted);
        for (int i = 1; i < m_sorted.length; i++) {
            if (m_sorted[i] >> 32 == m_sorted[i - 1] >> 32) {
                throw new SnapshotFormatException(file, element, "has the tag " + (m_sorted[i] >> 32) + " twice",
                    "Export the file anew");
            }
        }
    }

    /** @return the position of a tag, -1 if there is no such tag */
    int find(final long tag) {
        if (tag < 0 || tag > Integer.MAX_VALUE) {
            return -1;
        }
        int i = Arrays.binarySearch(m_sorted, tag << 32);
        int at = i < 0 ? -1 - i : i;
        return at < m_sorted.length && m_sorted[at] >> 32 == tag ? (int)(m_sorted[at] & LOW) : -1;
    }
}
