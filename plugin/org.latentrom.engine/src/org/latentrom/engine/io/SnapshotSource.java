package org.latentrom.engine.io;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;

/** One snapshot as a format's reader finds it, before it is sorted and checked: what a new format has to provide. */
public interface SnapshotSource {
    /** @return the time that the file gives, finite; nothing if it gives none */
    OptionalDouble time();

    /** @return file and place in it, for messages and the user's table */
    String description();

    /** @return numbers that the file gives for this snapshot alone, such as the label of an image; mostly none */
    default Map<String, Double> parameters() {
        return Map.of();
    }

    /** @return the name of the run within the file, if the file has several; nothing if the file is one run */
    default Optional<String> run() {
        return Optional.empty();
    }

    /**
     * @param fields names of the fields to decode; empty for all. Others may be left out; one that the file lacks is no
     *            error here
     * @return mesh and fields
     * @throws SnapshotFormatException if the file is not as it should be
     */
    Snapshot load(List<String> fields, Progress progress) throws IOException;
}
