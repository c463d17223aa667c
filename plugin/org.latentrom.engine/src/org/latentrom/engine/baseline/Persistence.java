package org.latentrom.engine.baseline;

import java.util.Optional;

import org.latentrom.engine.field.Field;

/** "Nothing changes": the start state at all times. */
public final class Persistence implements Baseline {
    @Override
    public String name() {
        return "Persistence";
    }

    @Override
    public Optional<Field> forecast(final TimedField start, final TimedField truth) {
        return Optional.of(start.field());
    }
}
