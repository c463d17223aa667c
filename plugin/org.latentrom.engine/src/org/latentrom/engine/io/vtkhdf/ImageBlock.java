package org.latentrom.engine.io.vtkhdf;

import java.io.IOException;
import java.util.List;

import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SnapshotParts;
import org.latentrom.engine.io.StructuredMesh;
import org.latentrom.engine.io.hdf5.Hdf5Array;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.progress.Progress;

/** An image: the axes of its arrays are time (if there are steps), z (if there are layers), y, x and components. */
final class ImageBlock implements VtkHdfBlock {
    private final VtkHdfArrays m_arrays;

    private final VtkHdfFields m_fields;

    private final List<VtkHdfStep> m_steps;

    private final Mesh m_mesh;

    ImageBlock(final VtkHdfArrays arrays, final VtkHdfFields fields) throws IOException {
        m_arrays = arrays;
        m_fields = fields;
        m_steps = VtkHdfStep.of(arrays, 0);
        double[] numbers = arrays.numbers("WholeExtent", 6);
        var extent = new int[6];
        for (int k = 0; k < 6; k++) {
            extent[k] = (int)numbers[k];
            if (extent[k] != numbers[k] || Math.abs(extent[k]) > Integer.MAX_VALUE / 4) {
                throw new SnapshotFormatException(arrays.hdf().name(), "attribute \"WholeExtent\"",
                    "is not possible", "Export the file anew");
            }
        }
        double[] direction = arrays.hdf().attribute(arrays.path(""), "Direction").isPresent()
            ? arrays.numbers("Direction", 9) : StructuredMesh.noRotation();
        long points = StructuredMesh.count(arrays.hdf().name(), StructuredMesh.layers(extent));
        if (points > 1 << 20) {
            // a few attributes must not take more memory than the file has values
            requireData(points);
        }
        m_mesh = StructuredMesh.image(arrays.hdf().name(), extent, arrays.numbers("Origin", 3),
            arrays.numbers("Spacing", 3), direction);
    }

    private void requireData(final long points) throws IOException {
        for (String group : List.of("PointData", "CellData")) {
            for (String name : m_arrays.hdf().children(m_arrays.path(group))) {
                if (m_arrays.need(group + "/" + name).count() >= points / 8) {
                    return;
                }
            }
        }
        throw new SnapshotFormatException(m_arrays.hdf().name(), "attribute \"WholeExtent\"",
            "has more points than any array has values", "Export the file anew");
    }

    @Override
    public List<VtkHdfStep> steps() {
        return m_steps;
    }

    @Override
    public List<SnapshotParts.Part> parts(final int step, final List<String> fields, final Progress progress)
        throws IOException {
        var ghosts = new byte[2][];
        VtkHdfFields.Rows rows = (array, name, location) -> {
            progress.checkCanceled();
            boolean points = location == MeshField.Location.POINT;
            return values(array, step, (points ? "PointDataOffsets/" : "CellDataOffsets/") + name,
                points ? m_mesh.points() : m_mesh.cells());
        };
        List<MeshField> read = m_fields.read(m_mesh.points(), m_mesh.cells(), fields, ghosts, rows);
        return List.of(new SnapshotParts.Part(m_mesh, read, ghosts[0], ghosts[1]));
    }

    private double[] values(final Hdf5Array array, final int step, final String offsets, final int tuples)
        throws IOException {
        var from = new long[array.axes()];
        var count = new int[array.axes()];
        for (int k = 0; k < count.length; k++) {
            count[k] = array.length(k);
        }
        if (m_steps.get(step).stepped() && array.axes() > 1 && array.count() / array.shape()[0] >= tuples) {
            from[0] = m_arrays.find("Steps/" + offsets).isPresent() ? m_arrays.count("Steps/" + offsets, step) : step;
            count[0] = 1;
        }
        if (array.count() == 0) {
            throw array.error("has no values", "Export the file anew");
        }
        return array.block(from, count);
    }
}
