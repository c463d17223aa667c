package org.latentrom.benchmarks.conformance;

import java.util.List;

import org.latentrom.engine.mesh.Snapshot;

/** What a snapshot of the corpus must hold. */
public interface Truth {
    /** The snapshot must be readable; there is nothing to hold it against. */
    Truth ANYTHING = new Truth() {
        @Override
        public List<String> differences(final Snapshot snapshot) {
            return List.of();
        }

        @Override
        public boolean isKnown() {
            return false;
        }
    };

    /** @return in what the snapshot differs; empty if it is what it must be */
    List<String> differences(Snapshot snapshot);

    /** @return whether there is something to hold the snapshot against */
    default boolean isKnown() {
        return true;
    }
}
