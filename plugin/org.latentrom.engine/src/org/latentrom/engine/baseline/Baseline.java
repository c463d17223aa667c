package org.latentrom.engine.baseline;

import java.util.Optional;

import org.latentrom.engine.field.Field;

/** A forecast that a model must beat to earn its place: cheap, classical, from the same training data. */
public interface Baseline {
    /** @return a short name for tables, e.g. "Persistence" */
    String name();

    /**
     * @param start the state from which the forecast begins
     * @param truth the true field at the time that is asked for; only the POD reconstruction looks at its values
     * @return the forecast at the truth's time, or nothing if the method has none for that time
     */
    Optional<Field> forecast(TimedField start, TimedField truth);
}
