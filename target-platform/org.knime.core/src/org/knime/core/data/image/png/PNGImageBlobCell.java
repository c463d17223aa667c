package org.knime.core.data.image.png;

import java.io.IOException;

import org.knime.core.data.DataCellDataInput;
import org.knime.core.data.DataCellDataOutput;
import org.knime.core.data.DataCellSerializer;

/** A large PNG picture. */
public class PNGImageBlobCell extends PNGCell {
    private static final long serialVersionUID = 1L;

    PNGImageBlobCell(final PNGImageContent content) {
        super(content);
    }

    public static final class PNGSerializer implements DataCellSerializer<PNGImageBlobCell> {
        @Override
        public void serialize(final PNGImageBlobCell cell, final DataCellDataOutput output) throws IOException {
            cell.getImageContent().serialize(output);
        }

        @Override
        public PNGImageBlobCell deserialize(final DataCellDataInput input) throws IOException {
            return new PNGImageBlobCell(PNGImageContent.deserialize(input));
        }
    }
}
