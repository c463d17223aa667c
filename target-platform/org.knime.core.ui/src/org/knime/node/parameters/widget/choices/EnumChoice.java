package org.knime.node.parameters.widget.choices;

/** A constant to choose. */
public record EnumChoice<E extends Enum<E>>(E id, String text) {
}
