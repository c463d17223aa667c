package org.latentrom.engine.io.hdf5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.EnumDataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;

import org.latentrom.engine.io.HalfFloat;

/**
 * The numbers of an HDF5 data set as float64: IEEE 754 of 2, 4 and 8 bytes, whole numbers of 1, 2, 4 and 8 bytes, and
 * enumerations, as which Python stores true and false.
 *
 * @param whole true for whole numbers
 * @param signed of whole numbers
 * @param bytes of one number
 */
record Hdf5Values(boolean whole, boolean signed, int bytes, ByteOrder order) {
    private static final int BITS = 8;

    /** @return how to decode a type, or null if it is no plain number */
    static Hdf5Values of(final DataType type) {
        if (type instanceof EnumDataType e) {
            return e.getBaseType() instanceof FixedPoint ? of(e.getBaseType()) : null;
        }
        int n = type.getSize();
        if (type instanceof FloatingPoint f) {
            boolean ieee = (n == 2 && f.getExponentSize() == 5 || n == 4 && f.getExponentSize() == 8
                || n == 8 && f.getExponentSize() == 11) && f.getBitPrecision() == n * BITS && f.getBitOffset() == 0;
            return ieee ? new Hdf5Values(false, true, n, f.getByteOrder()) : null;
        }
        if (type instanceof FixedPoint f) {
            boolean plain = (n == 1 || n == 2 || n == 4 || n == 8) && f.getBitPrecision() == n * BITS
                && f.getBitOffset() == 0;
            return plain ? new Hdf5Values(true, f.isSigned(), n, f.getByteOrder()) : null;
        }
        return null;
    }

    /** @return the numbers of a buffer from its position on */
    double[] decode(final ByteBuffer data, final int count) {
        ByteBuffer b = data.slice().order(order);
        var values = new double[count];
        if (!whole) {
            for (int i = 0; i < count; i++) {
                values[i] = bytes == 8 ? b.getDouble(8 * i) : bytes == 4 ? b.getFloat(4 * i)
                    : HalfFloat.of(b.getShort(2 * i));
            }
            return values;
        }
        for (int i = 0; i < count; i++) {
            values[i] = switch (bytes) {
                case 1 -> signed ? b.get(i) : b.get(i) & 0xff;
                case 2 -> signed ? b.getShort(2 * i) : b.getShort(2 * i) & 0xffff;
                case 4 -> signed ? b.getInt(4 * i) : b.getInt(4 * i) & 0xffffffffL;
                default -> ofLong(b.getLong(8 * i));
            };
        }
        return values;
    }

    private double ofLong(final long v) {
        return signed || v >= 0 ? v : (v >>> 1 | v & 1) * 2.0;
    }
}
