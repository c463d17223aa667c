package org.latentrom.engine.io.vtk;

import java.util.Arrays;

/**
 * A {@code DataArray} element, not decoded yet.
 *
 * @param label the element for messages, like {@code array "velocity"}
 * @param name the array's name
 * @param type type of the numbers
 * @param components numbers of a tuple
 * @param format ascii, binary (base64 in place) or appended
 * @param step the time that the array belongs to, if a file holds several; -1 for all
 * @param text the number of the text in the skeleton of the file, or -1
 * @param bytes where the text of the element stands, for ascii and binary: the file's own bytes as a rule
 * @param start where it begins there
 * @param end where it ends there
 * @param offset where the array begins in the appended data, for appended
 */
record EncodedArray(String label, String name, VtkType type, int components, Format format, int step, int text,
    byte[] bytes, int start, int end, long offset) {
    /** Where and how the numbers stand. */
    enum Format {
        /** as text */
        ASCII,
        /** base64 in place */
        BINARY,
        /** in the AppendedData element */
        APPENDED
    }

    /** @return this array with bytes that the file gives it */
    EncodedArray withBytes(final byte[] all, final int from, final int to) {
        return new EncodedArray(label, name, type, components, format, step, text, all, from, to, offset);
    }

    /** @return this array with a text of the skeleton of a file */
    EncodedArray withText(final XmlSkeleton skeleton, final int number) {
        return new EncodedArray(label, name, type, components, format, step, number, skeleton.bytes(),
            skeleton.start(number), skeleton.end(number), offset);
    }

    /** @return this array for one of several times */
    EncodedArray atStep(final int number) {
        return new EncodedArray(label, name, type, components, format, number, text, bytes, start, end, offset);
    }

    /** @return true if this and the other array, of files with equal headers, decode to the same numbers for sure */
    boolean sameBytes(final EncodedArray other) {
        return format == other.format && type == other.type && components == other.components
            && Arrays.equals(bytes, start, end, other.bytes, other.start, other.end);
    }
}
