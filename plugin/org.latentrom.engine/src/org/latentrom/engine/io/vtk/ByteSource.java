package org.latentrom.engine.io.vtk;

/** Encoded bytes that are read forward. */
interface ByteSource {
    /** @return an upper bound of the number of bytes that can still be read */
    long available();

    /** @return true if all bytes were read; false if there are fewer, or characters that encode nothing */
    boolean read(byte[] target, int count);

    /** @return true if nothing but padding is left */
    boolean atEnd();
}
