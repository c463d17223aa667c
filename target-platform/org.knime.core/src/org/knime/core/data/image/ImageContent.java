package org.knime.core.data.image;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.io.IOException;
import java.io.OutputStream;

import org.knime.core.data.DataCell;

/** A picture. */
public interface ImageContent {
    /** Draws the picture into a rectangle. */
    void paint(Graphics2D g, int maxWidth, int maxHeight);

    /** Size in pixels. */
    Dimension getPreferredSize();

    /** A cell with the picture. */
    DataCell toImageCell();

    /** Writes the picture as a file. */
    void save(OutputStream out) throws IOException;

    /** One line on the picture. */
    String getSummary();
}
