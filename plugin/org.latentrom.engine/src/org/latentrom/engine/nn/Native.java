package org.latentrom.engine.nn;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The memory of a native array in C order, for {@link Row}s to read and write; one of the two buffers is null. Valid as
 * long as the array is.
 */
record Native(FloatBuffer floats, DoubleBuffer doubles) {
    /** @param array float32 or float64, with its values in a row: a whole array, or a part of the parameter vector */
    static Native of(final INDArray array) {
        var address = array.data().addressPointer();
        // ND4J's own pointer does not know how long its array is
        return array.dataType() == DataType.FLOAT
            ? new Native(new FloatPointer(address).capacity(array.length()).asBuffer(), null)
            : new Native(null, new DoublePointer(address).capacity(array.length()).asBuffer());
    }

    /** @return a row of this array's type */
    Row row(final int capacity) {
        return floats == null ? new DoubleRow(capacity) : new FloatRow(capacity);
    }

    /** @return a row with a copy of n values */
    Row row(final int from, final int n) {
        Row row = row(n);
        row.read(this, from, n);
        return row;
    }
}
