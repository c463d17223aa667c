package org.knime.core.data.image.png;

import java.awt.Dimension;
import java.awt.Image;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

import javax.imageio.ImageIO;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataCellDataInput;
import org.knime.core.data.DataCellDataOutput;
import org.knime.core.data.DataType;
import org.knime.core.data.def.CellBytes;
import org.knime.core.data.image.ImageContent;

/** The bytes of a PNG file. */
public class PNGImageContent implements ImageContent {
    public static final DataType TYPE = DataType.getType(PNGImageCell.class);

    private static final int LARGEST_PLAIN_CELL = 40 * 1024;

    private final byte[] m_bytes;

    /** @param imageBytes a PNG file; not copied */
    public PNGImageContent(final byte[] imageBytes) {
        m_bytes = imageBytes;
    }

    public PNGImageContent(final InputStream is) throws IOException {
        this(is.readAllBytes());
    }

    public byte[] getByteArray() {
        return m_bytes.clone();
    }

    public Image getImage() {
        try {
            return ImageIO.read(new ByteArrayInputStream(m_bytes));
        } catch (IOException e) {
            throw new UncheckedIOException("Not a PNG picture", e);
        }
    }

    @Override
    public void save(final OutputStream output) throws IOException {
        output.write(m_bytes);
    }

    static PNGImageContent deserialize(final DataCellDataInput input) throws IOException {
        return new PNGImageContent(CellBytes.read(input));
    }

    public void serialize(final DataCellDataOutput output) throws IOException {
        output.writeInt(m_bytes.length);
        output.write(m_bytes);
    }

    /** Large pictures get another cell class than small ones, as in KNIME. */
    @Override
    public DataCell toImageCell() {
        return m_bytes.length > LARGEST_PLAIN_CELL ? new PNGImageBlobCell(this) : new PNGImageCell(this);
    }

    @Override
    public Dimension getPreferredSize() {
        Image image = getImage();
        return new Dimension(image.getWidth(null), image.getHeight(null));
    }

    @Override
    public String getSummary() {
        Dimension d = getPreferredSize();
        return "PNG Image " + d.width + " x " + d.height + " with " + m_bytes.length / 1024 + " KB";
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(m_bytes);
    }

    @Override
    public boolean equals(final Object o) {
        return o instanceof PNGImageContent c && Arrays.equals(m_bytes, c.m_bytes);
    }
}
