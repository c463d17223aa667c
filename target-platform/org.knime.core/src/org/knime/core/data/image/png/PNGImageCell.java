package org.knime.core.data.image.png;

import java.io.IOException;

import org.knime.core.data.DataCellDataInput;
import org.knime.core.data.DataCellDataOutput;
import org.knime.core.data.DataCellSerializer;

/** A small PNG picture. */
public class PNGImageCell extends PNGCell {
    private static final long serialVersionUID = 1L;

    PNGImageCell(final PNGImageContent content) {
        super(content);
    }

    public static final class PNGSerializer implements DataCellSerializer<PNGImageCell> {
        @Override
        public void serialize(final PNGImageCell cell, final DataCellDataOutput output) throws IOException {
            cell.getImageContent().serialize(output);
        }

        @Override
        public PNGImageCell deserialize(final DataCellDataInput input) throws IOException {
            return new PNGImageCell(PNGImageContent.deserialize(input));
        }
    }
}
