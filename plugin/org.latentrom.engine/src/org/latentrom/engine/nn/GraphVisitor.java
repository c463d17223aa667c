package org.latentrom.engine.nn;

/**
 * Is told what a plan computes, layer by layer in the order in which they run: so a network leaves for another
 * program. Tensors are told apart by identity; images are [batch, channel, row, column]; padding is as in TensorFlow.
 * Arrays are copies in C order. What is only done in training (dropout) is told as an {@link #identity}.
 */
public interface GraphVisitor {
    /**
     * Convolution with "same" padding: ceil(size / stride) rows and columns, of the padding the larger half at the end.
     *
     * @param weights [row, column, in, out]
     * @param bias [out]
     */
    void convolution(Tensor in, Tensor out, float[] weights, float[] bias, int kernel, int stride);

    /**
     * Transposed convolution with stride 2 and "same" padding: of the kernel - 2 rows and columns too many, the larger
     * half is cut at the end.
     *
     * @param weights [row, column, in, out]; row k is what out[2i + k - (kernel - 2) / 2] gets from in[i]
     * @param bias [out]
     */
    void convTranspose(Tensor in, Tensor out, float[] weights, float[] bias, int kernel);

    /**
     * Matrix product of a sample's values, whatever the shapes of the two.
     *
     * @param weights [in, out]
     * @param bias [out]
     */
    void dense(Tensor in, Tensor out, float[] weights, float[] bias);

    /** x (1 + x / (1 + |x|)). */
    void softGate(Tensor in, Tensor out);

    /** max(x, 0). */
    void relu(Tensor in, Tensor out);

    /** tanh x. */
    void tanh(Tensor in, Tensor out);

    /** 1 / (1 + exp(-x)). */
    void sigmoid(Tensor in, Tensor out);

    /**
     * x where it is positive, alpha x elsewhere.
     *
     * @param alpha one for each value of a sample, or for each channel
     */
    void prelu(Tensor in, Tensor out, float[] alpha);

    /**
     * Group normalisation of an image with the biased variance.
     *
     * @param factor [channel]
     * @param summand [channel]
     */
    void groupNorm(Tensor in, Tensor out, float[] factor, float[] summand, int groups, double epsilon);

    /** The output is the input. */
    void identity(Tensor in, Tensor out);

    /** a + b. */
    void sum(Tensor a, Tensor b, Tensor out);

    /** The values of a, then those of b: channels if all three are images, otherwise flattened samples. */
    void concat(Tensor a, Tensor b, Tensor out);

    /** Every pixel four times: twice the rows and columns. */
    void upsampling(Tensor in, Tensor out);

    /** Twice the rows and columns by linear interpolation between pixel centres, constant beyond the outermost. */
    void bilinearUpsampling(Tensor in, Tensor out);

    /** Means of 2 x 2 pixels; at the end of an odd size, of those that there are. */
    void averagePooling(Tensor in, Tensor out);

    /** The first rows and columns, as many as the output has. */
    void crop(Tensor in, Tensor out);
}
