package org.latentrom.knime.data;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.latentrom.engine.mesh.MeshField.Location;

/**
 * The part of a snapshot cell that lies in the table itself.
 *
 * @param points number of points of the mesh
 * @param cells number of cells of the mesh
 * @param mesh the mesh, as {@link MeshBytes} writes it
 * @param fields the fields in their order
 */
record SnapshotHeader(int points, int cells, SharedBlock mesh, List<FieldEntry> fields) {
    private static final int VERSION = 1;

    /** A field: its name and kind, and its float64 values, little-endian. */
    record FieldEntry(String name, Location location, int components, Block values) {
    }

    SnapshotHeader {
        fields = List.copyOf(fields);
    }

    void write(final DataOutput out) throws IOException {
        Headers.writeVersion(out, VERSION);
        out.writeInt(points);
        out.writeInt(cells);
        mesh.write(out);
        out.writeInt(fields.size());
        for (FieldEntry f : fields) {
            out.writeUTF(f.name());
            out.writeBoolean(f.location() == Location.POINT);
            out.writeInt(f.components());
            f.values().write(out);
        }
    }

    /** @throws IOException if the header is damaged or of another version */
    static SnapshotHeader read(final DataInput in) throws IOException {
        Headers.readVersion(in, VERSION, "snapshot");
        final int points = in.readInt();
        final int cells = in.readInt();
        final var mesh = SharedBlock.read(in);
        final int n = Headers.readCount(in);
        final List<FieldEntry> fields = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            final var name = in.readUTF();
            final var location = in.readBoolean() ? Location.POINT : Location.CELL;
            final int components = in.readInt();
            final var values = Block.read(in);
            final long tuples = location == Location.POINT ? points : cells;
            if (components < 1 || values.length() != tuples * components * Double.BYTES) {
                throw new IOException("A saved snapshot is damaged: field \"" + name + "\" has " + values.length()
                    + " bytes for " + tuples + " tuples of " + components + ".");
            }
            fields.add(new FieldEntry(name, location, components, values));
        }
        return new SnapshotHeader(points, cells, mesh, fields);
    }
}
