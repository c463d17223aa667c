package org.latentrom.engine.io.vtk;

/** Bytes as they are. */
final class RawSource implements ByteSource {
    private final byte[] m_bytes;

    private final int m_end;

    private int m_at;

    RawSource(final byte[] bytes, final int start, final int end) {
        m_bytes = bytes;
        m_at = start;
        m_end = end;
    }

    @Override
    public long available() {
        return m_end - m_at;
    }

    @Override
    public boolean read(final byte[] target, final int count) {
        if (count > m_end - m_at) {
            return false;
        }
        System.arraycopy(m_bytes, m_at, target, 0, count);
        m_at += count;
        return true;
    }

    @Override
    public Bytes take(final int count) {
        if (count > m_end - m_at) {
            return null;
        }
        m_at += count;
        return new Bytes(m_bytes, m_at - count, count);
    }

    @Override
    public boolean atEnd() {
        return m_at >= m_end;
    }
}
