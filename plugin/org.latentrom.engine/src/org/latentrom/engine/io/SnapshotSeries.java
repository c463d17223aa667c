package org.latentrom.engine.io;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;

/**
 * The snapshots of one or several runs, ordered by run and, within a run, strictly by time. The index is in memory; the
 * snapshots are read one by one, so that a series may be larger than the heap. Not for use by several threads at once.
 */
public interface SnapshotSeries extends Closeable {
    /** @return what can be read: all snapshots of a run after each other, their times strictly increasing */
    List<SnapshotEntry> entries();

    /**
     * @return the fields of every snapshot: those that were asked for, else those of the first snapshot. A later
     *         snapshot that lacks one cannot be read.
     */
    List<FieldInfo> fields();

    /**
     * @return names of the parameters: those of the runs, which all entries have, and those of single snapshots, which
     *         some may lack; may be empty
     */
    List<String> parameters();

    /**
     * @return what the user should know though it is no error: sorted times, missing times, left out files and fields.
     *         May grow while snapshots are read.
     */
    List<String> warnings();

    /**
     * Reads one snapshot. Equal meshes are the same object, so that work which depends on the mesh alone can be done
     * once.
     *
     * @param index position in {@link #entries()}
     * @return the snapshot with exactly {@link #fields()}, in their order
     * @throws SnapshotFormatException if the file is broken, lacks a field or holds a value that is not finite; the
     *             message names file, element and remedy
     * @throws IOException if the file cannot be read
     */
    Snapshot read(int index, Progress progress) throws IOException;

    /** Releases the open files. */
    @Override
    void close() throws IOException;
}
