package org.latentrom.engine.io;

import java.io.Closeable;
import java.util.List;

/**
 * The snapshots of one run, as a format's reader finds them.
 *
 * @param sources the snapshots in the order of the file
 * @param warnings what the user should know; a list that sources add to while they are read has to be one for several
 *            threads, such as {@link java.util.concurrent.CopyOnWriteArrayList}
 * @param resources what is to be closed in the end
 */
public record FormatSeries(List<? extends SnapshotSource> sources, List<String> warnings, Closeable resources) {
    /** A series of files that are opened for each snapshot anew. */
    public FormatSeries(final List<? extends SnapshotSource> sources, final List<String> warnings) {
        this(sources, warnings, () -> {
            // nothing stays open
        });
    }
}
