package org.latentrom.engine.io.legacy;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.latentrom.engine.io.vtk.VtkType;

/** The number types of legacy files. BINARY ones are big endian. */
enum LegacyType {
    /** eight values a byte, the first in the highest bit */
    BIT(null),
    /** no numbers: texts, each on a line or after its length */
    STRING(null), //
    INT8(VtkType.INT8), UINT8(VtkType.UINT8), INT16(VtkType.INT16), UINT16(VtkType.UINT16), INT32(VtkType.INT32),
    UINT32(VtkType.UINT32), INT64(VtkType.INT64), UINT64(VtkType.UINT64), FLOAT32(VtkType.FLOAT32),
    FLOAT64(VtkType.FLOAT64);

    /** {@code long} is written as the machine has it, today with 8 bytes; {@code vtkIdType} always with 4. */
    private static final Map<String, LegacyType> NAMES = Map.ofEntries(Map.entry("bit", BIT), Map.entry("char", INT8),
        Map.entry("signed_char", INT8), Map.entry("unsigned_char", UINT8), Map.entry("short", INT16),
        Map.entry("unsigned_short", UINT16), Map.entry("int", INT32), Map.entry("unsigned_int", UINT32),
        Map.entry("long", INT64), Map.entry("unsigned_long", UINT64), Map.entry("float", FLOAT32),
        Map.entry("double", FLOAT64), Map.entry("vtkidtype", INT32), Map.entry("vtktypeint8", INT8),
        Map.entry("vtktypeuint8", UINT8), Map.entry("vtktypeint16", INT16), Map.entry("vtktypeuint16", UINT16),
        Map.entry("vtktypeint32", INT32), Map.entry("vtktypeuint32", UINT32), Map.entry("vtktypeint64", INT64),
        Map.entry("vtktypeuint64", UINT64), Map.entry("vtktypefloat32", FLOAT32), Map.entry("vtktypefloat64", FLOAT64),
        Map.entry("string", STRING), Map.entry("utf8_string", STRING));

    private final VtkType m_type;

    LegacyType(final VtkType type) {
        m_type = type;
    }

    /** @return the type of a name like {@code unsigned_char}, in letters of any case; or nothing */
    static Optional<LegacyType> of(final String name) {
        return Optional.ofNullable(NAMES.get(name.toLowerCase(Locale.ROOT)));
    }

    /** @return bytes of so many values in a BINARY file */
    long bytes(final long count) {
        return this == BIT ? (count + 7) / 8 : m_type.bytes() * count;
    }

    /** @return true for float and double */
    boolean isFloat() {
        return m_type != null && m_type.isFloat();
    }

    /** @return the first values of a big endian buffer */
    double[] doubles(final ByteBuffer b, final int count) {
        if (this != BIT) {
            return m_type.doubles(b, count);
        }
        var v = new double[count];
        for (int i = 0; i < count; i++) {
            v[i] = b.get(i >> 3) >> 7 - (i & 7) & 1;
        }
        return v;
    }

    /** @return the first values of a big endian buffer of whole numbers */
    long[] longs(final ByteBuffer b, final int count) {
        return m_type.longs(b, count);
    }
}
