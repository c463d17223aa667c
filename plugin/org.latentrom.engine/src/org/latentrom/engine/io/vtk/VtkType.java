package org.latentrom.engine.io.vtk;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;

/** The number types of VTK's XML files. */
public enum VtkType {
    INT8(1), UINT8(1), INT16(2), UINT16(2), INT32(4), UINT32(4), INT64(8), UINT64(8), FLOAT32(4), FLOAT64(8);

    private final int m_bytes;

    VtkType(final int bytes) {
        m_bytes = bytes;
    }

    /** @return bytes of one value */
    public int bytes() {
        return m_bytes;
    }

    /** @return true for Float32 and Float64 */
    public boolean isFloat() {
        return this == FLOAT32 || this == FLOAT64;
    }

    /** @return the type of a name like {@code Float64}, or nothing */
    public static Optional<VtkType> of(final String name) {
        for (VtkType t : values()) {
            if (name != null && t.name().equals(name.strip().toUpperCase(Locale.ROOT))) {
                return Optional.of(t);
            }
        }
        return Optional.empty();
    }

    /** @return all values of a buffer; whole numbers above 2^53 are rounded */
    public double[] doubles(final ByteBuffer b, final int count) {
        var v = new double[count];
        switch (this) {
            case FLOAT64 -> b.asDoubleBuffer().get(v);
            case FLOAT32 -> {
                var f = b.asFloatBuffer();
                for (int i = 0; i < count; i++) {
                    v[i] = f.get(i);
                }
            }
            default -> {
                long[] n = longs(b, count);
                for (int i = 0; i < count; i++) {
                    v[i] = this == UINT64 && n[i] < 0 ? (n[i] >>> 1) * 2.0 : n[i];
                }
            }
        }
        return v;
    }

    /** @return all values of a buffer of whole numbers; values of UInt64 above 2^63 come out negative */
    public long[] longs(final ByteBuffer b, final int count) {
        var v = new long[count];
        switch (this) {
            case INT64, UINT64 -> b.asLongBuffer().get(v);
            case INT32, UINT32 -> {
                long mask = this == UINT32 ? 0xffffffffL : -1L;
                var ints = b.asIntBuffer();
                for (int i = 0; i < count; i++) {
                    v[i] = ints.get(i) & mask;
                }
            }
            case INT16, UINT16 -> {
                long mask = this == UINT16 ? 0xffff : -1L;
                var shorts = b.asShortBuffer();
                for (int i = 0; i < count; i++) {
                    v[i] = shorts.get(i) & mask;
                }
            }
            case INT8, UINT8 -> {
                long mask = this == UINT8 ? 0xff : -1L;
                for (int i = 0; i < count; i++) {
                    v[i] = b.get(i) & mask;
                }
            }
            case FLOAT32, FLOAT64 -> throw new IllegalStateException(name());
        }
        return v;
    }
}
