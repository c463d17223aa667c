package org.latentrom.engine.cvae;

import java.lang.reflect.RecordComponent;
import java.util.Objects;

/**
 * Options as a text of what differs from the defaults. An option that a later version adds does not change the text as
 * long as it is left at its default, so a checkpoint is still found after an update.
 */
final class OptionText {
    private OptionText() {
    }

    /** @return such as {@code training.epochs=5 seed=3 }, of a record whose components may be records */
    static String of(final Record options, final Record defaults) {
        var text = new StringBuilder();
        append(text, "", options, defaults);
        return text.toString();
    }

    private static void append(final StringBuilder text, final String prefix, final Record options,
        final Record defaults) {
        for (RecordComponent c : options.getClass().getRecordComponents()) {
            Object value = value(c, options);
            Object usual = value(c, defaults);
            if (value instanceof Record v && usual instanceof Record u && v.getClass() == u.getClass()) {
                append(text, prefix + c.getName() + ".", v, u);
            } else if (!Objects.equals(value, usual)) {
                text.append(prefix).append(c.getName()).append('=').append(value).append(' ');
            }
        }
    }

    private static Object value(final RecordComponent component, final Record of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("options are public records", e);
        }
    }
}
