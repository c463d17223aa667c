package org.latentrom.knime.image;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.container.ColumnRearranger;
import org.knime.core.data.image.png.PNGImageContent;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.port.image.ImagePortObject;
import org.knime.core.node.port.image.ImagePortObjectSpec;
import org.latentrom.engine.image.Png;
import org.latentrom.engine.progress.Progress;
import org.latentrom.knime.table.NodeWork;
import org.latentrom.knime.table.PreparedCells;

/**
 * A column of pictures that a node appends, and the picture of one row for its image port. A column of that name is
 * replaced.
 *
 * @param name name of the column
 * @param imageRow which row's picture the image port gives
 * @param rowId name of that row, if it is chosen by its name
 */
public record PictureColumn(String name, ImageRow imageRow, String rowId) {
    /** Of the image port. */
    public static final ImagePortObjectSpec IMAGE = new ImagePortObjectSpec(PNGImageContent.TYPE);

    /**
     * What the node puts out.
     *
     * @param table the input with the column
     * @param image the picture of the chosen row
     */
    public record Drawn(BufferedDataTable table, ImagePortObject image) {
    }

    /** @return the table with the new column */
    public DataTableSpec spec(final DataTableSpec table) {
        return rearranger(table, null).createSpec();
    }

    private ColumnRearranger rearranger(final DataTableSpec spec, final List<DataCell[]> pictures) {
        final var rearranger = new ColumnRearranger(spec);
        if (spec.containsName(name)) {
            rearranger.remove(name);
        }
        rearranger.append(
            new PreparedCells(pictures, new DataColumnSpecCreator(name, PNGImageContent.TYPE).createSpec()));
        return rearranger;
    }

    /**
     * Draws all rows.
     *
     * @param drawing the picture of a row, null for none; an {@link IllegalArgumentException} of it gets the row's name
     * @param port what the node calls the table, for messages
     * @throws KNIMEException if no row, or not the named one, has a picture; with the remedy
     */
    public Drawn draw(final BufferedDataTable table, final Function<DataRow, BufferedImage> drawing, final String port,
        final ExecutionContext exec, final Progress progress) throws KNIMEException, CanceledExecutionException {
        final List<DataCell[]> pictures = new ArrayList<>();
        PNGImageContent chosen = null;
        boolean none = true;
        try (var rows = table.iterator()) {
            while (rows.hasNext()) {
                progress.checkCanceled();
                final var row = rows.next();
                progress.report(0.9 * pictures.size() / table.size(), () -> "Drawing " + row.getKey().getString());
                final var picture = picture(row, drawing);
                pictures.add(new DataCell[]{picture == null ? DataType.getMissingCell() : picture.toImageCell()});
                if (picture != null && imageRow.isChosen(row, rowId, none)) {
                    chosen = picture;
                }
                none = none && picture == null;
            }
        }
        if (chosen == null) {
            throw imageRow == ImageRow.NAMED
                ? NodeWork.failure("There is no row \"" + rowId + "\" with a field to draw.",
                    "Give the RowID of another row, or take the first row.")
                : NodeWork.failure("The table \"" + port + "\" has no field to draw.",
                    "Connect a table with at least one field.");
        }
        final var drawn = exec.createColumnRearrangeTable(table, rearranger(table.getDataTableSpec(), pictures),
            exec.createSubProgress(0.1));
        return new Drawn(drawn, new ImagePortObject(chosen, IMAGE));
    }

    private static PNGImageContent picture(final DataRow row, final Function<DataRow, BufferedImage> drawing) {
        final var image = ofRow(row, drawing);
        return image == null ? null : new PNGImageContent(Png.bytes(image));
    }

    /** @return what the function makes of a row; an {@link IllegalArgumentException} of it gets the row's name */
    public static <T> T ofRow(final DataRow row, final Function<DataRow, T> function) {
        try {
            return function.apply(row);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Row \"" + row.getKey().getString() + "\": " + e.getMessage(), e);
        }
    }
}
