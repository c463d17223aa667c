package org.latentrom.engine.nn;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.AddOp;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A batch of values between two layers, with their gradient. Where several layers read a tensor, their gradients add
 * up: the first that is delivered is written in place, the others go through a scratch array.
 */
public final class Tensor implements AutoCloseable {
    private final DataType m_type;

    private final long[] m_shape;

    private final ArrayPool m_pool;

    // made when first asked for, so that a plan that only runs forward, or not at all, takes no memory for the rest
    private INDArray m_value;

    private INDArray m_gradient;

    private INDArray m_scratch;

    private boolean m_delivered;

    /** @param pool lends the arrays */
    Tensor(final ArrayPool pool, final DataType type, final long... shape) {
        m_pool = pool;
        m_type = type;
        m_shape = shape.clone();
    }

    /** @return the values, batch first; images are [batch, channel, row, column] */
    public INDArray value() {
        if (m_value == null) {
            m_value = m_pool.take(m_type, m_shape);
        }
        return m_value;
    }

    /** @return gradient of the loss by the values */
    public INDArray gradient() {
        if (m_gradient == null) {
            m_gradient = m_pool.take(m_type, m_shape);
        }
        return m_gradient;
    }

    /** @return number of values */
    public int size() {
        long n = 1;
        for (long s : m_shape) {
            n = Math.multiplyExact(n, s);
        }
        return Math.toIntExact(n);
    }

    /** @return size of an axis */
    public int size(final int axis) {
        return (int)m_shape[axis];
    }

    /** Sets all values. */
    public void set(final float[] values) {
        Backend.put(value(), values);
    }

    /** Reads all values. */
    public void get(final float[] values) {
        Backend.get(value(), values);
    }

    /** Sets the gradient by all values, for the output of a plan. */
    public void setGradient(final float[] values) {
        Backend.put(gradient(), values);
    }

    /** Reads the gradient by all values. */
    public void getGradient(final float[] values) {
        Backend.get(gradient(), values);
    }

    /** Forgets the gradients of the last backward pass. */
    void reset() {
        m_delivered = false;
    }

    /** Says that the caller has set the gradient, so that layers add to it. */
    void preset() {
        m_delivered = true;
    }

    /** @return the array that a layer shall overwrite with its share of the gradient, then call {@link #delivered} */
    INDArray target() {
        if (!m_delivered) {
            return gradient();
        }
        m_scratch = m_pool.take(m_type, m_shape);
        return m_scratch;
    }

    void delivered() {
        if (m_delivered) {
            Nd4j.exec(new AddOp(m_gradient, m_scratch, m_gradient));
            m_pool.give(m_scratch);
            m_scratch = null;
        }
        m_delivered = true;
    }

    /** Gives the values' array back: no layer reads it any more in this pass. */
    void releaseValue() {
        if (m_value != null) {
            m_pool.give(m_value);
            m_value = null;
        }
    }

    /** Gives the gradient's array back: no layer needs it any more in this pass. */
    void releaseGradient() {
        if (m_gradient != null) {
            m_pool.give(m_gradient);
            m_gradient = null;
        }
    }

    /** Adds a share of the gradient that lies elsewhere already. */
    void deliver(final INDArray share) {
        if (m_delivered) {
            Nd4j.exec(new AddOp(m_gradient, share, m_gradient));
        } else {
            gradient().assign(share);
        }
        m_delivered = true;
    }

    @Override
    public void close() {
        close(m_value);
        close(m_gradient);
        close(m_scratch);
    }

    static void close(final INDArray array) {
        if (array != null) {
            array.close();
        }
    }

    DataType type() {
        return m_type;
    }

    /** @return sizes of all axes, the batch first */
    public long[] shape() {
        return m_shape.clone();
    }
}
