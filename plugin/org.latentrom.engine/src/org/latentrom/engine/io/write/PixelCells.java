package org.latentrom.engine.io.write;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.io.PixelMesh;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.JoinedChannels;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.Snapshot;

/**
 * Fields as snapshots, for formats that have no hidden pixels: a quadrilateral for each valid pixel, row by row, with
 * the pixel's values. Remembers the last mesh, which the fields of a run share.
 */
final class PixelCells {
    private FieldShape m_grid;

    private Mask m_mask;

    private Mesh m_mesh;

    /** @param joined whether channels that are components of a vector become one field */
    Snapshot of(final Field field, final boolean joined) {
        List<MeshField> fields = new ArrayList<>();
        Mask mask = field.mask();
        for (JoinedChannels j : VtiFileWriter.channels(field.shape(), joined)) {
            var values = new double[Math.multiplyExact(mask.count(), j.components())];
            for (int c = 0; c < j.components(); c++) {
                int from = j.channels()[c] * field.shape().pixels();
                int at = c;
                for (int i = 0; i < field.shape().pixels() && from >= 0; i++) {
                    if (mask.isValid(i)) {
                        values[at] = field.values()[from + i];
                        at += j.components();
                    }
                }
            }
            fields.add(new MeshField(j.name(), MeshField.Location.CELL, j.components(), values));
        }
        return new Snapshot(mesh(field.shape(), mask), fields);
    }

    private Mesh mesh(final FieldShape shape, final Mask mask) {
        FieldShape grid = shape.withChannels(List.of("any"));
        if (m_mesh == null || !grid.equals(m_grid) || !mask.equals(m_mask)) {
            Mesh all = PixelMesh.of(grid.height(), grid.width(), grid.extent());
            m_mesh = mask.isFull() ? all : part(all, mask);
            m_grid = grid;
            m_mask = mask;
        }
        return m_mesh;
    }

    /** @return the cells of the valid pixels and the points that they use */
    private static Mesh part(final Mesh all, final Mask mask) {
        var number = new int[all.points()];
        Arrays.fill(number, -1);
        var nodes = new int[4 * mask.count()];
        var points = new double[all.pointArray().length];
        int count = 0;
        int k = 0;
        for (int cell = 0; cell < all.cells(); cell++) {
            for (int n = 0; n < 4 && mask.isValid(cell); n++) {
                int node = all.node(cell, n);
                if (number[node] < 0) {
                    System.arraycopy(all.pointArray(), 3 * node, points, 3 * count, 3);
                    number[node] = count++;
                }
                nodes[k++] = number[node];
            }
        }
        var types = new byte[mask.count()];
        Arrays.fill(types, (byte)CellType.QUAD.ordinal());
        var offsets = new int[mask.count() + 1];
        Arrays.setAll(offsets, c -> 4 * c);
        return new Mesh(Arrays.copyOf(points, 3 * count), types, offsets, nodes);
    }
}
