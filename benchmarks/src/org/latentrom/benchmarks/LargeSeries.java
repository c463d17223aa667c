package org.latentrom.benchmarks;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A series of large snapshots as a solver writes it: a .pvd and .vtu files (appended raw, float64) of triangles on a
 * distorted square with a vector field {@code velocity}. A list names each of a few files many times, so that a series
 * needs less disk than memory; the reader does not know, and reads a file each time.
 *
 * @param side points along a side of the square
 * @param files files that are written
 * @param moving true if each file has a mesh of its own
 */
record LargeSeries(int side, int files, boolean moving) {
    /** @return number of points of a mesh */
    int points() {
        return side * side;
    }

    /**
     * Writes the files.
     *
     * @return the list, {@code flow.pvd}
     */
    Path write(final Path folder, final int snapshots) throws IOException {
        Files.createDirectories(folder);
        for (int f = 0; f < files; f++) {
            writeFile(folder.resolve("flow_" + f + ".vtu"), f);
        }
        var list = new StringBuilder("<?xml version=\"1.0\"?>\n<VTKFile type=\"Collection\" version=\"0.1\">\n")
            .append("<Collection>\n");
        for (int s = 0; s < snapshots; s++) {
            list.append(String.format(Locale.ROOT, "<DataSet timestep=\"%.3f\" part=\"0\" file=\"flow_%d.vtu\"/>%n",
                s * 1e-3, s % files));
        }
        return Files.writeString(folder.resolve("flow.pvd"), list.append("</Collection>\n</VTKFile>\n"));
    }

    private double coordinate(final int point, final int axis, final int file) {
        double x = (double)(point % side) / (side - 1);
        double y = (double)(point / side) / (side - 1);
        double wave = 0.02 * Math.sin(3 * Math.PI * x) * Math.sin(3 * Math.PI * y) * (1 + (moving ? 0.1 * file : 0));
        return axis == 0 ? x + wave : y - wave;
    }

    private void writeFile(final Path file, final int number) throws IOException {
        int cells = 2 * (side - 1) * (side - 1);
        long[] lengths = {24L * points(), 24L * points(), 12L * cells, 4L * cells, cells};
        String[] arrays = {"<PointData><DataArray type=\"Float64\" Name=\"velocity\" NumberOfComponents=\"3\"",
            "<Points><DataArray type=\"Float64\" NumberOfComponents=\"3\"",
            "<Cells><DataArray type=\"Int32\" Name=\"connectivity\"", "<DataArray type=\"Int32\" Name=\"offsets\"",
            "<DataArray type=\"UInt8\" Name=\"types\""};
        String[] ends = {"</PointData>", "</Points>", "", "", "</Cells>"};
        var head = new StringBuilder("<?xml version=\"1.0\"?>\n<VTKFile type=\"UnstructuredGrid\" version=\"1.0\" "
            + "byte_order=\"LittleEndian\" header_type=\"UInt64\">\n<UnstructuredGrid><Piece NumberOfPoints=\""
            + points() + "\" NumberOfCells=\"" + cells + "\">\n");
        long offset = 0;
        for (int k = 0; k < arrays.length; k++) {
            head.append(arrays[k]).append(" format=\"appended\" offset=\"").append(offset).append("\"/>")
                .append(ends[k]).append('\n');
            offset += Long.BYTES + lengths[k];
        }
        head.append("</Piece></UnstructuredGrid>\n<AppendedData encoding=\"raw\">\n_");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            out.write(head.toString().getBytes(StandardCharsets.US_ASCII));
            var b = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
            for (int k = 0; k < arrays.length; k++) {
                put(out, b.clear().putLong(lengths[k]));
                int items = k < 2 ? points() : cells;
                for (int i = 0; i < items; i++) {
                    put(out, item(b.clear(), k, i, number));
                }
            }
            out.write("\n</AppendedData>\n</VTKFile>\n".getBytes(StandardCharsets.US_ASCII));
        }
    }

    private ByteBuffer item(final ByteBuffer b, final int array, final int i, final int file) {
        double x = i < points() ? coordinate(i, 0, file) : 0;
        double y = i < points() ? coordinate(i, 1, file) : 0;
        int cell = i / 2;
        int corner = cell / (side - 1) * side + cell % (side - 1);
        return switch (array) {
            case 0 -> b.putDouble(Math.sin(7 * x + file)).putDouble(Math.cos(5 * y - file)).putDouble(0);
            case 1 -> b.putDouble(x).putDouble(y).putDouble(0);
            case 2 -> i % 2 == 0 ? b.putInt(corner).putInt(corner + 1).putInt(corner + side + 1)
                : b.putInt(corner).putInt(corner + side + 1).putInt(corner + side);
            case 3 -> b.putInt(3 * i + 3);
            default -> b.put((byte)5);
        };
    }

    private static void put(final OutputStream out, final ByteBuffer b) throws IOException {
        out.write(b.array(), 0, b.position());
    }
}
