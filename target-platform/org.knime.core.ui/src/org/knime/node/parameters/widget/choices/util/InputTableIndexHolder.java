package org.knime.node.parameters.widget.choices.util;

import org.knime.node.parameters.NodeParametersInput;

/** Says which input's columns are meant. */
public interface InputTableIndexHolder {
    /** Index of the input; the form that KNIME 5.8 asks for. */
    default int getInputTableIndex() {
        return 0;
    }

    /** Index of the input; the form that KNIME asks for from 5.11 on. */
    default int getInputTableIndex(final NodeParametersInput parametersInput) {
        return getInputTableIndex();
    }
}
