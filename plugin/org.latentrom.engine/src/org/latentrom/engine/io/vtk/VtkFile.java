package org.latentrom.engine.io.vtk;

import java.util.List;
import java.util.Optional;

/**
 * The content of a VTK XML file, arrays not decoded.
 *
 * @param header what the file says of all arrays
 * @param type what it holds
 * @param pieces the pieces that it holds itself
 * @param sources the files that an index names, in the order of their indices
 * @param fieldData arrays that belong to the whole file, like the time
 * @param timeValues the times of a file that holds several, else empty
 * @param left names of arrays that cannot be read as numbers and are left out
 */
record VtkFile(VtkHeader header, DataSetType type, List<VtkPiece> pieces, List<String> sources,
    List<EncodedArray> fieldData, double[] timeValues, List<String> left) {
    /** @return the field data array of one of the names under which solvers write the time */
    Optional<EncodedArray> timeArray() {
        return fieldData.stream().filter(a -> a.name().equals("TimeValue") || a.name().equals("TIME"))
            .findFirst();
    }
}
