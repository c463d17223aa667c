package org.latentrom.knime.image;

import org.knime.core.data.DataRow;
import org.knime.node.parameters.widget.choices.Label;

/** Which row becomes the image port's picture. */
public enum ImageRow {
    /** The first one. */
    @Label(value = "First", description = "The first row with a picture.")
    FIRST, //
    /** The last one. */
    @Label(value = "Last", description = "The last row with a picture.")
    LAST, //
    /** One that the user names. */
    @Label(value = "By RowID", description = "The row of the given name.")
    NAMED;

    /**
     * @param row a row with a picture
     * @param rowId the name of the row that is wanted
     * @param isFirst whether no row before had a picture
     * @return whether its picture is wanted
     */
    boolean isChosen(final DataRow row, final String rowId, final boolean isFirst) {
        return this == LAST || (this == FIRST ? isFirst : row.getKey().getString().equals(rowId));
    }
}
