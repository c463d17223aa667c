package org.latentrom.knime.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Mesh;

/**
 * A mesh as bytes, little-endian: number of points and of cells (int32), coordinates (float64, three a point), VTK cell
 * types (int8), the numbers of nodes of those cells whose type does not tell it (int32), point indices cell by cell
 * (int32).
 */
final class MeshBytes {
    private MeshBytes() {
    }

    /** @throws ArithmeticException if the mesh needs more than 2 GiB */
    static ByteBuffer encode(final Mesh mesh) {
        final int[] connectivity = mesh.connectivityArray();
        int variable = 0;
        for (int c = 0; c < mesh.cells(); c++) {
            variable += mesh.type(c).nodes() < 0 ? 1 : 0;
        }
        final long size = 2L * Integer.BYTES + (long)mesh.pointArray().length * Double.BYTES + mesh.cells()
            + ((long)connectivity.length + variable) * Integer.BYTES;
        final var out = ByteBuffer.allocate(Math.toIntExact(size)).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(mesh.points()).putInt(mesh.cells());
        for (double x : mesh.pointArray()) {
            out.putDouble(x);
        }
        for (int c = 0; c < mesh.cells(); c++) {
            out.put((byte)mesh.type(c).vtk());
        }
        for (int c = 0; c < mesh.cells() && variable > 0; c++) {
            if (mesh.type(c).nodes() < 0) {
                out.putInt(mesh.nodes(c));
            }
        }
        for (int i : connectivity) {
            out.putInt(i);
        }
        return out.flip();
    }

    /** @throws IOException if the bytes are no mesh; sizes are checked before memory is taken */
    static Mesh decode(final ByteBuffer in) throws IOException {
        try {
            final int n = in.getInt();
            final int m = in.getInt();
            if (n < 0 || m < 0 || 3L * n * Double.BYTES + m > in.remaining()) {
                throw new IOException("A saved mesh is damaged: " + n + " points and " + m + " cells.");
            }
            final double[] points = new double[3 * n];
            for (int i = 0; i < points.length; i++) {
                points[i] = in.getDouble();
            }
            final byte[] types = new byte[m];
            final int[] offsets = new int[m + 1];
            for (int c = 0; c < m; c++) {
                final int vtk = in.get();
                final var type = CellType.ofVtk(vtk)
                    .orElseThrow(() -> new IOException("A saved mesh is damaged: there is no cell type " + vtk + "."));
                types[c] = (byte)type.ordinal();
            }
            for (int c = 0; c < m; c++) {
                final int fixed = CellType.ofOrdinal(types[c]).nodes();
                offsets[c + 1] = Math.addExact(offsets[c], fixed < 0 ? in.getInt() : fixed);
            }
            if (offsets[m] < 0 || (long)offsets[m] * Integer.BYTES != in.remaining()) {
                throw new IOException("A saved mesh is damaged: " + in.remaining() + " bytes for " + offsets[m] + " "
                    + "nodes.");
            }
            final int[] connectivity = new int[offsets[m]];
            in.asIntBuffer().get(connectivity);
            return new Mesh(points, types, offsets, connectivity);
        } catch (java.nio.BufferUnderflowException | IllegalArgumentException | ArithmeticException e) {
            throw new IOException("A saved mesh is damaged: " + e.getMessage() + ".", e);
        }
    }
}
