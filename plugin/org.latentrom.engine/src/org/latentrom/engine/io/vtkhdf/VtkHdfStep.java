package org.latentrom.engine.io.vtkhdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.hdf5.Hdf5Array;

/**
 * Where a time step begins in the arrays of a group.
 *
 * @param index number of the step
 * @param time its time, if the file gives one
 * @param stepped false for a file without steps
 * @param part first of its parts
 * @param parts number of its parts
 * @param point first of its points
 * @param cells first of its cells, for each kind of cells
 * @param nodes first of its connectivity, for each kind of cells
 */
record VtkHdfStep(int index, OptionalDouble time, boolean stepped, long part, int parts, long point, long[] cells,
    long[] nodes) {
    private static final int MAX_STEPS = 1_000_000;

    private static final int MAX_PARTS = 1_000_000;

    /**
     * @param kinds 1 for unstructured grids, 4 for polygonal data, 0 for images, which have no parts
     * @return all steps of a group; one if the file has no time steps
     */
    static List<VtkHdfStep> of(final VtkHdfArrays arrays, final int kinds) throws IOException {
        Hdf5Array values = arrays.find("Steps/Values").orElse(null);
        if (values == null) {
            int parts = kinds == 0 ? 1 : parts(arrays, arrays.need("NumberOfPoints").count());
            return List.of(new VtkHdfStep(0, fieldTime(arrays), false, 0, parts, 0, new long[kinds], new long[kinds]));
        }
        if (values.count() > MAX_STEPS || values.count() == 0) {
            throw values.error("has no steps, or more than " + MAX_STEPS, "Export the file anew");
        }
        double[] times = values.all();
        List<VtkHdfStep> steps = new ArrayList<>();
        for (int s = 0; s < times.length; s++) {
            if (!Double.isFinite(times[s])) {
                throw values.error("has a time that is not finite at step " + s, "Correct the time");
            }
            steps.add(kinds == 0 ? new VtkHdfStep(s, OptionalDouble.of(times[s]), true, 0, 1, 0, null, null)
                : step(arrays, s, times[s], kinds));
        }
        return steps;
    }

    private static VtkHdfStep step(final VtkHdfArrays a, final int s, final double time, final int kinds)
        throws IOException {
        long part = a.count("Steps/PartOffsets", s);
        long all = a.need("NumberOfPoints").count();
        long parts = a.find("Steps/NumberOfParts").isPresent() ? a.count("Steps/NumberOfParts", s) : all;
        if (part > all - parts) {
            throw a.need("Steps/PartOffsets").error("names more parts than there are at step " + s,
                "Export the file anew");
        }
        return new VtkHdfStep(s, OptionalDouble.of(time), true, part, parts(a, parts), a.count("Steps/PointOffsets", s),
            kinds(a, "Steps/CellOffsets", s, kinds), kinds(a, "Steps/ConnectivityIdOffsets", s, kinds));
    }

    private static long[] kinds(final VtkHdfArrays a, final String name, final int step, final int kinds)
        throws IOException {
        long[] values = a.counts(name, step, 1);
        if (values.length != kinds) {
            throw a.need(name).error("has not " + kinds + " values a step", "Export the file anew");
        }
        return values;
    }

    private static int parts(final VtkHdfArrays arrays, final long parts) throws IOException {
        if (parts > MAX_PARTS || parts < 1) {
            throw arrays.need("NumberOfPoints").error("has no parts, or more than " + MAX_PARTS,
                "Export the file anew");
        }
        return (int)parts;
    }

    /** ParaView and VTK note the time of a file without steps as field data, as they do in their other formats. */
    private static OptionalDouble fieldTime(final VtkHdfArrays arrays) throws IOException {
        for (String name : List.of("TimeValue", "TIME", "Time")) {
            try {
                Hdf5Array a = arrays.find("FieldData/" + name).orElse(null);
                if (a != null && a.count() == 1 && Double.isFinite(a.all()[0])) {
                    return OptionalDouble.of(a.all()[0]);
                }
            } catch (SnapshotFormatException e) {
                continue; // a text of that name is no time
            }
        }
        return OptionalDouble.empty();
    }

    /** @return true if another step has the same mesh, by where it stands */
    boolean sameMesh(final VtkHdfStep other) {
        return part == other.part && parts == other.parts && point == other.point && Arrays.equals(cells, other.cells)
            && Arrays.equals(nodes, other.nodes);
    }
}
