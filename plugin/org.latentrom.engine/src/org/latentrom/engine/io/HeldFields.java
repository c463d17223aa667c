package org.latentrom.engine.io;

import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Which fields each file of a run holds: known once a snapshot has been read in full. For several threads. */
final class HeldFields {
    private final List<String> m_files;

    private volatile List<Set<String>> m_names;

    /** @param files names of the files */
    HeldFields(final List<String> files) {
        m_files = List.copyOf(files);
    }

    /** @return the name of a file */
    String file(final int index) {
        return m_files.get(index);
    }

    /** @return true if it is known what the files hold */
    boolean isKnown() {
        return m_names != null;
    }

    /** @param names names of the fields of each file */
    void learn(final List<Set<String>> names) {
        m_names = List.copyOf(names);
    }

    /**
     * @param wanted names of fields, empty for all
     * @return true if the file may hold one of them
     */
    boolean mayHold(final int file, final List<String> wanted) {
        List<Set<String>> names = m_names;
        return names == null || wanted.isEmpty() || !Collections.disjoint(names.get(file), wanted);
    }
}
