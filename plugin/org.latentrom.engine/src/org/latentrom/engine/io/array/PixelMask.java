package org.latentrom.engine.io.array;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.latentrom.engine.io.ArrayAxis;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.Snapshot;

/** Leaves out the pixels that a mask of truth values says are none. All points stay, and with them the extent. */
final class PixelMask {
    private final ArrayField m_mask;

    private final Mesh m_mesh;

    private double[] m_last = {};

    private int[] m_kept;

    private Mesh m_left;

    private PixelMask(final ArrayField mask, final Mesh mesh) {
        m_mask = mask;
        m_mesh = mesh;
    }

    /**
     * @param mask (rows, columns), or shaped as the fields without their components
     * @param field a field whose pixels are meant
     * @param mesh all pixels
     */
    static PixelMask of(final NumberArray mask, final ArrayLayout field, final Mesh mesh)
        throws SnapshotFormatException {
        List<ArrayAxis> axes = new ArrayList<>(field.axes());
        axes.remove(ArrayAxis.CHANNEL);
        if (mask.axes() < axes.size()) {
            axes.removeAll(List.of(ArrayAxis.RUN, ArrayAxis.TIME));
        }
        if (mask.axes() != axes.size() || !Arrays.equals(mask.shape(),
            axes.stream().mapToLong(field::length).toArray())) {
            throw mask.error("has not the shape of " + field.array().label(),
                "Save a mask (rows, columns), or one of the shape of the fields");
        }
        return new PixelMask(new ArrayField(new ArrayLayout(mask, axes, MeshField.Location.CELL), "mask"), mesh);
    }

    /** @return the snapshot on the pixels that the mask of a time leaves */
    synchronized Snapshot at(final int run, final int time, final Snapshot all) throws IOException {
        boolean steady = m_mask.layout().axes().size() == 2 && !m_mask.layout().axes().contains(ArrayAxis.TIME);
        double[] mask = m_mask.at(steady ? 0 : run, steady ? 0 : time).values();
        if (!Arrays.equals(mask, m_last)) {
            choose(mask);
        }
        List<MeshField> fields = all.fields().stream().map(this::kept).toList();
        return new Snapshot(m_left, fields);
    }

    private void choose(final double[] mask) {
        var kept = new int[mask.length];
        int n = 0;
        for (int i = 0; i < mask.length; i++) {
            if (mask[i] != 0) {
                kept[n++] = i;
            }
        }
        m_kept = Arrays.copyOf(kept, n);
        m_last = mask;
        if (n == mask.length) {
            m_left = m_mesh;
            return;
        }
        var types = new byte[n];
        var offsets = new int[n + 1];
        var connectivity = new int[4 * n];
        for (int i = 0; i < n; i++) {
            types[i] = m_mesh.typeArray()[m_kept[i]];
            offsets[i + 1] = 4 * (i + 1);
            System.arraycopy(m_mesh.connectivityArray(), 4 * m_kept[i], connectivity, 4 * i, 4);
        }
        m_left = new Mesh(m_mesh.pointArray(), types, offsets, connectivity);
    }

    private MeshField kept(final MeshField f) {
        int k = f.components();
        var values = new double[m_kept.length * k];
        for (int i = 0; i < m_kept.length; i++) {
            System.arraycopy(f.values(), m_kept[i] * k, values, i * k, k);
        }
        return new MeshField(f.name(), f.location(), k, values);
    }
}
