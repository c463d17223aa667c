package org.latentrom.engine.io.array;

import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.memory.MemoryBudget;

/** Memory for arrays that have to be unpacked as a whole. */
public final class ArrayMemory {
    private ArrayMemory() {
    }

    /** @throws SnapshotFormatException if Java's heap has not that many bytes left */
    public static void require(final String file, final String element, final long bytes)
        throws SnapshotFormatException {
        try {
            MemoryBudget.ofHeap("").take(bytes);
        } catch (IllegalArgumentException e) {
            throw new SnapshotFormatException(file, element, "needs " + (bytes >> 20) + " MiB, which Java's memory has "
                + "not", "Save it without compression as .npy, which is read snapshot by snapshot, or give Java more "
                    + "memory (-Xmx)", e);
        }
    }
}
