package org.latentrom.engine.nn;

/** One step of a plan: computes its output tensor from its input tensors, and their gradients from the output's. */
interface Layer extends AutoCloseable {
    /** Computes the output's values. */
    void forward();

    /** Delivers gradients to the inputs and writes those of the weights; runs after {@link #forward}. */
    void backward();

    /** Tells what it computes, with the present weights. */
    void describe(GraphVisitor visitor);

    /** @return the tensor that this layer writes */
    Tensor output();

    @Override
    default void close() {
        // most layers own nothing but their output, which belongs to the plan
    }
}
