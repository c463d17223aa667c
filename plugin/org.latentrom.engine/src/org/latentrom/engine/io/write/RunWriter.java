package org.latentrom.engine.io.write;

import java.io.Closeable;
import java.io.IOException;

import org.latentrom.engine.field.Field;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;

/** Writes one run in one format. Holds no more than a few states in memory. */
interface RunWriter extends Closeable {
    /** @param index place of the state in the times of the run, each once, in any order */
    void write(int index, Snapshot snapshot, Progress progress) throws IOException;

    /** The same for a field. A run has snapshots or fields, not both. */
    void write(int index, Field field, Progress progress) throws IOException;

    /** Writes what names all the states. Called once, after all of them. */
    void finish(Progress progress) throws IOException;

    /** Gives back what is held, whether finished or not. */
    @Override
    void close() throws IOException;
}
