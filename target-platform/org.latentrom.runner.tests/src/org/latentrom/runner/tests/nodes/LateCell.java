package org.latentrom.runner.tests.nodes;

import java.io.IOException;
import java.nio.file.Files;

import org.knime.core.data.DataCellDataInput;
import org.knime.core.data.DataCellDataOutput;
import org.knime.core.data.DataCellSerializer;
import org.knime.core.data.DataType;
import org.knime.core.data.StringValue;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.filestore.FileStoreCell;

/** A text that goes into its store only when the framework asks; the inherited equality is kept. */
public final class LateCell extends FileStoreCell implements StringValue {
    /** Type of these cells. */
    public static final DataType TYPE = DataType.getType(LateCell.class);

    private static final long serialVersionUID = 1L;

    private String m_text; // null: in the store

    private boolean m_constructed;

    LateCell(final FileStore store, final String text) {
        super(store);
        m_text = text;
    }

    LateCell() {
    }

    @Override
    protected void flushToFileStore() throws IOException {
        Files.writeString(getFileStores()[0].getFile().toPath(), m_text);
    }

    @Override
    protected void postConstruct() throws IOException {
        m_text = Files.readString(getFileStores()[0].getFile().toPath());
        m_constructed = true;
    }

    /** Whether the cell came out of a table. */
    public boolean isConstructed() {
        return m_constructed;
    }

    @Override
    public String getStringValue() {
        return m_text;
    }

    @Override
    public String toString() {
        return m_text;
    }

    /** Registered in plugin.xml. */
    public static final class Serializer implements DataCellSerializer<LateCell> {
        @Override
        public void serialize(final LateCell cell, final DataCellDataOutput output) throws IOException {
            output.writeBoolean(true);
        }

        @Override
        public LateCell deserialize(final DataCellDataInput input) throws IOException {
            if (!input.readBoolean()) {
                throw new IOException("damaged");
            }
            return new LateCell();
        }
    }
}
