package org.knime.node.parameters.widget.choices;

import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataType;

/** A column to choose. */
public record TypedStringChoice(String id, String text, DataType type) {
    public static TypedStringChoice fromColSpec(final DataColumnSpec colSpec) {
        return new TypedStringChoice(colSpec.getName(), colSpec.getName(), colSpec.getType());
    }
}
