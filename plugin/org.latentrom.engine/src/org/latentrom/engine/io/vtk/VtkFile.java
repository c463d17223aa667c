package org.latentrom.engine.io.vtk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.latentrom.engine.io.vtk.ArrayDecoder.AppendedData;

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
 * @param repeats true if a file with the same skeleton has the same content but for the numbers of its arrays
 */
record VtkFile(VtkHeader header, DataSetType type, List<VtkPiece> pieces, List<String> sources,
    List<EncodedArray> fieldData, double[] timeValues, List<String> left, boolean repeats) {
    /** @return the field data array of one of the names under which solvers write the time */
    Optional<EncodedArray> timeArray() {
        return fieldData.stream().filter(a -> a.name().equals("TimeValue") || a.name().equals("TIME"))
            .findFirst();
    }

    /** @return the content of another file with an equal skeleton */
    VtkFile of(final String file, final XmlSkeleton skeleton) {
        UnaryOperator<EncodedArray> bind = a -> a.text() < 0 ? a : a.withText(skeleton, a.text());
        var other = new VtkFile(new VtkHeader(file, header.type(), header.order(), header.headerBytes(),
            header.compressor(), skeleton.appended()), type, pieces.stream().map(p -> p.with(bind)).toList(), sources,
            fieldData.stream().map(bind).toList(), timeValues, left, repeats);
        other.locateAppended();
        return other;
    }

    /** @return what a file with an equal skeleton has in common with this; does not hold the numbers in memory */
    VtkFile structure() {
        UnaryOperator<EncodedArray> bare = a -> a.text() < 0 && a.format() != EncodedArray.Format.APPENDED ? a
            : a.withBytes(null, 0, 0);
        return new VtkFile(new VtkHeader(header.file(), header.type(), header.order(), header.headerBytes(),
            header.compressor(), null), type, pieces.stream().map(p -> p.with(bare)).toList(), sources,
            fieldData.stream().map(bare).toList(), timeValues, left, repeats);
    }

    /** Says where the appended arrays end: where the next begins. */
    void locateAppended() {
        AppendedData data = header.appended();
        if (data == null) {
            return;
        }
        List<Long> offsets = new ArrayList<>();
        pieces.forEach(p -> p.replaceAll(a -> {
            offsets.add(a.offset());
            return a;
        }));
        long[] sorted = offsets.stream().mapToLong(o -> o).sorted().distinct().toArray();
        long length = data.end() - data.start();
        pieces.forEach(p -> p.replaceAll(a -> {
            if (a.format() != EncodedArray.Format.APPENDED) {
                return a;
            }
            int next = Arrays.binarySearch(sorted, a.offset()) + 1;
            long from = Math.max(0, Math.min(length, a.offset()));
            long to = next < sorted.length ? Math.max(from, Math.min(length, sorted[next])) : length;
            return a.withBytes(data.bytes(), (int)(data.start() + from), (int)(data.start() + to));
        }));
    }
}
