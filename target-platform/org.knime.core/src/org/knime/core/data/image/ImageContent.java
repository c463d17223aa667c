package org.knime.core.data.image;

import java.awt.Dimension;
import java.io.IOException;
import java.io.OutputStream;

import org.knime.core.data.DataCell;

/** A picture. */
public interface ImageContent {
    Dimension getPreferredSize();
    DataCell toImageCell();
    void save(OutputStream out) throws IOException;
    String getSummary();
}
