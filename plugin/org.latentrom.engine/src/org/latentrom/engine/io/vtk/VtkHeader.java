package org.latentrom.engine.io.vtk;

import java.nio.ByteOrder;
import java.util.Objects;

import org.latentrom.engine.io.vtk.ArrayDecoder.AppendedData;

/**
 * What a VTK XML file says of all of its arrays.
 *
 * @param file name for messages
 * @param type the type of data set, as the file writes it
 * @param order byte order of numbers and headers
 * @param headerBytes size of a header number: 4 or 8
 * @param compressor name of the compressor, or null
 * @param appended the appended data, or null
 */
record VtkHeader(String file, String type, ByteOrder order, int headerBytes, String compressor,
    AppendedData appended) {
    /** @return true if equal bytes mean equal numbers in files of this and the other header */
    boolean sameEncoding(final VtkHeader o) {
        return type.equals(o.type) && order == o.order && headerBytes == o.headerBytes
            && Objects.equals(compressor, o.compressor);
    }
}
