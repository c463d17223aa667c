package org.latentrom.engine.io.write;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.Snapshot;

/** Snapshots and fields of random numbers, which no writer can guess. */
final class States {
    private States() {
    }

    /** Cells of the given types after each other, each with points of its own. */
    static Mesh mesh(final long seed, final CellType type, final int cells, final int nodes) {
        var types = new byte[cells];
        Arrays.fill(types, (byte)type.ordinal());
        var offsets = new int[cells + 1];
        Arrays.setAll(offsets, c -> c * nodes);
        var connectivity = new int[cells * nodes];
        Arrays.setAll(connectivity, k -> k);
        return new Mesh(new Random(seed).doubles(3L * connectivity.length).toArray(), types, offsets, connectivity);
    }

    /** A triangle, a quadrilateral, a line and a vertex. */
    static Mesh mixed() {
        CellType[] types = {CellType.TRIANGLE, CellType.QUAD, CellType.LINE, CellType.VERTEX};
        var ordinals = new byte[types.length];
        var offsets = new int[types.length + 1];
        for (int c = 0; c < types.length; c++) {
            ordinals[c] = (byte)types[c].ordinal();
            offsets[c + 1] = offsets[c] + types[c].nodes();
        }
        int[] nodes = {0, 1, 2, 1, 3, 4, 2, 3, 4, 0};
        return new Mesh(new Random(8).doubles(15).toArray(), ordinals, offsets, nodes);
    }

    /** A point scalar, a point vector and a cell scalar; a vector of two components if {@code pairs}. */
    static Snapshot snapshot(final Mesh mesh, final long seed, final boolean pairs) {
        var random = new Random(seed);
        List<MeshField> fields = new ArrayList<>();
        fields.add(new MeshField("p", MeshField.Location.POINT, 1, random.doubles(mesh.points()).toArray()));
        fields.add(new MeshField("velocity", MeshField.Location.POINT, 3,
            random.doubles(3L * mesh.points()).toArray()));
        if (pairs) {
            fields.add(new MeshField("pair", MeshField.Location.POINT, 2,
                random.doubles(2L * mesh.points()).toArray()));
        }
        if (mesh.cells() > 0) {
            fields.add(new MeshField("a <cell> & \"its\" name", MeshField.Location.CELL, 1,
                random.doubles(mesh.cells()).toArray()));
        }
        return new Snapshot(mesh, fields);
    }

    /** Channels T, u_x and u_y on 5 x 7 pixels; every third pixel is not valid if {@code holes}. */
    static Field field(final long seed, final boolean holes) {
        var shape = new FieldShape(List.of("T", "u_x", "u_y"), 5, 7, new Extent(-1, 2.5, 10, 11.25));
        var random = new Random(seed);
        var valid = new boolean[shape.pixels()];
        for (int i = 0; i < valid.length; i++) {
            valid[i] = !holes || i % 3 != 1;
        }
        var values = new float[shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = valid[i % valid.length] ? random.nextFloat() : 0;
        }
        return new Field(shape, values, Mask.of(shape.height(), shape.width(), valid));
    }
}
