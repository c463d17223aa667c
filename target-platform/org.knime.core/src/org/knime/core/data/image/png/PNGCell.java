package org.knime.core.data.image.png;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataValue;

/** What small and large pictures have in common. */
abstract class PNGCell extends DataCell implements PNGImageValue {
    private static final long serialVersionUID = 1L;

    private final transient PNGImageContent m_content;

    PNGCell(final PNGImageContent content) {
        m_content = content;
    }

    @Override
    public final PNGImageContent getImageContent() {
        return m_content;
    }

    @Override
    public final String getImageExtension() {
        return "png";
    }

    @Override
    public final String toString() {
        return m_content.getSummary();
    }

    @Override
    protected final boolean equalsDataCell(final DataCell dc) {
        return equalContent(dc);
    }

    @Override
    protected final boolean equalContent(final DataValue otherValue) {
        return otherValue instanceof PNGImageValue v && m_content.equals(v.getImageContent());
    }

    @Override
    public final int hashCode() {
        return m_content.hashCode();
    }
}
