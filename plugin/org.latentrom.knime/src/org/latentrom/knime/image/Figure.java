package org.latentrom.knime.image;

import java.awt.image.BufferedImage;

import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.image.png.PNGImageContent;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.port.image.ImagePortObject;
import org.latentrom.engine.image.Png;

/**
 * The one picture that a node makes of a whole table: as a table of one cell, for reports and writers of tables, and for
 * an image port.
 *
 * @param table one row with the picture
 * @param image the same picture
 */
public record Figure(BufferedDataTable table, ImagePortObject image) {
    /** Columns of the table. */
    public static final DataTableSpec SPEC =
        new DataTableSpec(new DataColumnSpecCreator("Image", PNGImageContent.TYPE).createSpec());

    /** @return the picture, compressed */
    public static Figure of(final ExecutionContext exec, final BufferedImage picture) {
        final var content = new PNGImageContent(Png.bytes(picture));
        final var table = exec.createDataContainer(SPEC);
        table.addRowToTable(new DefaultRow("Row0", content.toImageCell()));
        table.close();
        return new Figure(table.getTable(), new ImagePortObject(content, PictureColumn.IMAGE));
    }
}
