package org.latentrom.engine.io.vtk;

/** Encoded bytes that are read forward. */
interface ByteSource {
    /** @return an upper bound of the number of bytes that can still be read */
    long available();

    /** @return true if all bytes were read; false if there are fewer, or characters that encode nothing */
    boolean read(byte[] target, int count);

    /**
     * As {@link #read(byte[], int)} into memory of the source's own choice: bytes that stand in the file as they are
     * need no copy.
     *
     * @return the bytes, or null if there are fewer, or characters that encode nothing
     */
    default Bytes take(final int count) {
        var bytes = new byte[count];
        return read(bytes, count) ? new Bytes(bytes, 0, count) : null;
    }

    /** @return true if nothing but padding is left */
    boolean atEnd();

    /** A part of an array; must not be changed. */
    record Bytes(byte[] array, int start, int length) {
    }
}
