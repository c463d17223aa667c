package org.latentrom.engine.io;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One snapshot of a series, not read yet.
 *
 * @param run name of the simulation that the snapshot belongs to: the run's folder, or the file without its ending
 * @param time the simulation time, finite
 * @param parameters the run's parameters, the same names for every run, in the order of the columns, then numbers of
 *            this snapshot alone, such as a label; may be empty
 * @param source the file, and the place in it, that the snapshot comes from; for messages
 */
public record SnapshotEntry(String run, double time, Map<String, Double> parameters, String source) {
    /** Copies the parameters, order kept. */
    public SnapshotEntry {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }
}
