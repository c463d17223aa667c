package org.latentrom.engine.io.idx;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** The types of numbers of the IDX format, by the code in the file's third byte. All are big-endian. */
enum IdxType {
    UNSIGNED_BYTE(0x08, 1), BYTE(0x09, 1), SHORT(0x0b, 2), INT(0x0c, 4), FLOAT(0x0d, 4), DOUBLE(0x0e, 8);

    private final int m_code;

    private final int m_bytes;

    IdxType(final int code, final int bytes) {
        m_code = code;
        m_bytes = bytes;
    }

    static Optional<IdxType> of(final int code) {
        return Arrays.stream(values()).filter(t -> t.m_code == code).findFirst();
    }

    /** @return bytes of one number */
    int bytes() {
        return m_bytes;
    }

    /** @return the number at a position, as it stands in the file */
    double value(final ByteBuffer b, final int index) {
        int at = index * m_bytes;
        return switch (this) {
            case UNSIGNED_BYTE -> b.get(at) & 0xff;
            case BYTE -> b.get(at);
            case SHORT -> b.getShort(at);
            case INT -> b.getInt(at);
            case FLOAT -> b.getFloat(at);
            case DOUBLE -> b.getDouble(at);
        };
    }
}
