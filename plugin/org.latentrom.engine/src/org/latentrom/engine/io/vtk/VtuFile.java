package org.latentrom.engine.io.vtk;

import java.util.List;
import java.util.Optional;

/**
 * The content of a {@code .vtu} file, arrays not decoded.
 *
 * @param header what the file says of all arrays
 * @param fieldData arrays that belong to the whole file, like the time
 */
record VtuFile(ArrayDecoder.VtkHeader header, List<VtuPiece> pieces, List<EncodedArray> fieldData) {
    /** @return the field data array of one of the names under which solvers write the time */
    Optional<EncodedArray> timeArray() {
        return fieldData.stream().filter(a -> a.name().equals("TimeValue") || a.name().equals("TIME")).findFirst();
    }
}
