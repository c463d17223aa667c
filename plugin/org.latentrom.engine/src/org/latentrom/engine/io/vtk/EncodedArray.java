package org.latentrom.engine.io.vtk;

import java.util.Arrays;

/**
 * A {@code DataArray} element, not decoded yet.
 *
 * @param label the element for messages, like {@code array "velocity"}
 * @param name the array's name
 * @param type type of the numbers
 * @param components numbers of a tuple; 0 if the file does not say
 * @param format ascii, binary (base64 in place) or appended
 * @param payload text of the element, for ascii and binary
 * @param offset where the array begins in the appended data, for appended
 */
record EncodedArray(String label, String name, VtkType type, int components, Format format, byte[] payload,
    long offset) {
    /** Where and how the numbers stand. */
    enum Format {
        /** as text */
        ASCII,
        /** base64 in place */
        BINARY,
        /** in the AppendedData element */
        APPENDED
    }

    /** @return true if this and the other array decode to the same numbers for sure */
    boolean sameBytes(final EncodedArray other) {
        return format != Format.APPENDED && format == other.format && type == other.type
            && components == other.components && Arrays.equals(payload, other.payload);
    }
}
