package org.latentrom.engine.baseline;

import org.latentrom.engine.field.Field;

/**
 * The field of a run at a time.
 *
 * @param run name of the run
 * @param time time of the snapshot in the simulation's units, finite
 * @param field the field
 */
public record TimedField(String run, double time, Field field) {
    /** @throws IllegalArgumentException if the time is not finite; the message names the run */
    public TimedField {
        if (!Double.isFinite(time)) {
            throw new IllegalArgumentException("run \"" + run + "\" has a snapshot at the time " + time
                + ": remove the row or correct its time");
        }
    }
}
