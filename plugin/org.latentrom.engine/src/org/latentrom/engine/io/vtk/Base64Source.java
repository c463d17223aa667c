package org.latentrom.engine.io.vtk;

import java.util.Arrays;

/**
 * Base64 as VTK files have it: padding may end a group anywhere (dolfin encodes the length and the data separately, VTK
 * the header of compressed data), the next group goes on after it; white space is skipped.
 */
final class Base64Source implements ByteSource {
    private static final byte[] VALUES = values();

    private static final byte SPACE = -2;

    private static final byte PADDING = -3;

    private final byte[] m_text;

    private final int m_end;

    private int m_at;

    private int m_bits;

    private int m_count;

    Base64Source(final byte[] text, final int start, final int end) {
        m_text = text;
        m_at = start;
        m_end = end;
    }

    private static byte[] values() {
        var v = new byte[256];
        Arrays.fill(v, (byte)-1);
        String digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < 64; i++) {
            v[digits.charAt(i)] = (byte)i;
        }
        for (char c : " \t\r\n".toCharArray()) {
            v[c] = SPACE;
        }
        v['='] = PADDING;
        return v;
    }

    @Override
    public long available() {
        return (m_end - m_at) * 3L / 4 + 2;
    }

    @Override
    public boolean read(final byte[] target, final int count) {
        int n = 0;
        while (n < count) {
            if (m_count == 0) {
                n = readGroups(target, n, count);
                if (n == count) {
                    return true;
                }
            }
            if (m_count >= 8) {
                m_count -= 8;
                target[n++] = (byte)(m_bits >> m_count);
                continue;
            }
            if (m_at >= m_end) {
                return false;
            }
            int v = VALUES[m_text[m_at++] & 0xff];
            if (v >= 0) {
                m_bits = m_bits << 6 | v;
                m_count += 6;
            } else if (v == PADDING) {
                m_count = 0; // what is left of the group are filling bits
            } else if (v != SPACE) {
                return false;
            }
        }
        return true;
    }

    /** Whole groups of four characters without white space and padding: nearly all of a file. */
    private int readGroups(final byte[] target, final int from, final int count) {
        int n = from;
        int at = m_at;
        while (n + 3 <= count && at + 4 <= m_end) {
            int a = VALUES[m_text[at] & 0xff];
            int b = VALUES[m_text[at + 1] & 0xff];
            int c = VALUES[m_text[at + 2] & 0xff];
            int e = VALUES[m_text[at + 3] & 0xff];
            if ((a | b | c | e) < 0) {
                break;
            }
            target[n] = (byte)(a << 2 | b >> 4);
            target[n + 1] = (byte)(b << 4 | c >> 2);
            target[n + 2] = (byte)(c << 6 | e);
            n += 3;
            at += 4;
        }
        m_at = at;
        return n;
    }

    @Override
    public boolean atEnd() {
        for (int i = m_at; i < m_end; i++) {
            byte v = VALUES[m_text[i] & 0xff];
            if (v != SPACE && v != PADDING) {
                return false;
            }
        }
        return true;
    }
}
