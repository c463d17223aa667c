package org.latentrom.engine.io.vtk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Text files of VTK's formats: rows of quadrilaterals of unit size with fields that tell where they are. */
final class PieceTexts {
    private PieceTexts() {
    }

    /** @return an array element */
    static String array(final String type, final String attributes, final String values) {
        return "<DataArray type='" + type + "' " + attributes + " format='ascii'>" + values + "</DataArray>";
    }

    /**
     * Quadrilaterals side by side from x = {@code from} on; the point field f is x, the cell field c the left edge.
     *
     * @param more elements in front of the piece
     * @param cellData further arrays of cells
     */
    static String row(final int from, final int cells, final String more, final String cellData) {
        var points = new StringBuilder();
        var f = new StringBuilder();
        var connectivity = new StringBuilder();
        var offsets = new StringBuilder();
        var types = new StringBuilder();
        var c = new StringBuilder();
        int n = cells + 1;
        for (int p = 0; p < 2 * n; p++) {
            points.append(from + p % n).append(' ').append(p / n).append(" 0 ");
            f.append(from + p % n).append(' ');
        }
        for (int i = 0; i < cells; i++) {
            connectivity.append(i).append(' ').append(i + 1).append(' ').append(n + i + 1).append(' ').append(n + i)
                .append(' ');
            offsets.append(4 * (i + 1)).append(' ');
            types.append("9 ");
            c.append(from + i).append(' ');
        }
        return "<VTKFile type='UnstructuredGrid' byte_order='LittleEndian'><UnstructuredGrid>" + more
            + "<Piece NumberOfPoints='" + 2 * n + "' NumberOfCells='" + cells + "'><PointData>"
            + array("Float64", "Name='f'", f.toString()) + "</PointData><CellData>"
            + array("Float64", "Name='c'", c.toString()) + cellData + "</CellData><Points>"
            + array("Float64", "NumberOfComponents='3'", points.toString()) + "</Points><Cells>"
            + array("Int32", "Name='connectivity'", connectivity.toString())
            + array("Int32", "Name='offsets'", offsets.toString()) + array("UInt8", "Name='types'", types.toString())
            + "</Cells></Piece></UnstructuredGrid></VTKFile>";
    }

    /** @return an index of pieces or blocks */
    static String index(final String type, final String content) {
        return "<VTKFile type='" + type + "' version='1.0'><" + type + ">" + content + "</" + type + "></VTKFile>";
    }

    /** @return a .pvd with the given elements */
    static String pvd(final String... dataSets) {
        return "<?xml version='1.0'?><VTKFile type='Collection'><Collection>" + String.join("\n", dataSets)
            + "</Collection></VTKFile>";
    }

    static Path write(final Path file, final String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
