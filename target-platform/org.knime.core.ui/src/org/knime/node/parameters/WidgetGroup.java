package org.knime.node.parameters;

/** Class whose fields are shown in a dialog. */
public interface WidgetGroup {
}
