package org.latentrom.engine.nn;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;

/** A native op by its name, with given arrays: the way to ND4J's kernels without an array made on the way. */
final class Op extends DynamicCustomOp {
    private final String m_name;

    Op(final String name, final INDArray[] inputs, final INDArray[] outputs, final int... arguments) {
        m_name = name;
        addInputArgument(inputs);
        addOutputArgument(outputs);
        addIArgument(arguments);
    }

    @Override
    public String opName() {
        return m_name;
    }
}
