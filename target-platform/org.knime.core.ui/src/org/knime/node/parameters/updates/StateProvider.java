package org.knime.node.parameters.updates;

import org.knime.node.parameters.NodeParametersInput;

/** Computes something for a dialog. */
public interface StateProvider<S> {
    S computeState(NodeParametersInput parametersInput);
}
