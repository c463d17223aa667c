package org.latentrom.engine.io.gmsh;

import java.nio.ByteBuffer;

import org.latentrom.engine.io.AsciiNumbers;
import org.latentrom.engine.io.SnapshotFormatException;

/** The numbers of a section, as text or as bytes. */
abstract class GmshNumbers {
    private static final int LONGEST = 30;

    private static final String CUT_OFF = "The file is cut off, or a count in it is wrong; export it anew";

    /** @param count how many C ints are read */
    abstract long[] ints(long count) throws SnapshotFormatException;

    /** @param count how many C size_t are read: eight bytes in binary files */
    abstract long[] sizes(long count) throws SnapshotFormatException;

    abstract double[] doubles(long count) throws SnapshotFormatException;

    /** @return a number that stands as text on a line of its own, also in binary files */
    abstract long line() throws SnapshotFormatException;

    /** @return true if nothing but white space is left */
    abstract boolean atEnd();

    /** @return one C int */
    final int one() throws SnapshotFormatException {
        return (int)Math.max(Integer.MIN_VALUE, Math.min(ints(1)[0], Integer.MAX_VALUE));
    }

    static final class Text extends GmshNumbers {
        private final AsciiNumbers m_numbers;

        private final byte[] m_text;

        Text(final String file, final String element, final byte[] text) {
            m_numbers = new AsciiNumbers(file, element, text, 0, text.length);
            m_text = text;
        }

        @Override
        long[] ints(final long count) throws SnapshotFormatException {
            return m_numbers.takeLongs(count);
        }

        @Override
        long[] sizes(final long count) throws SnapshotFormatException {
            return m_numbers.takeLongs(count);
        }

        @Override
        double[] doubles(final long count) throws SnapshotFormatException {
            return m_numbers.take(count);
        }

        @Override
        long line() throws SnapshotFormatException {
            return m_numbers.takeLongs(1)[0];
        }

        @Override
        boolean atEnd() {
            int i = m_numbers.position();
            while (i < m_text.length && m_text[i] >= 0 && m_text[i] <= ' ') {
                i++;
            }
            return i == m_text.length;
        }
    }

    static final class Binary extends GmshNumbers {
        private final String m_file;

        private final String m_element;

        private final ByteBuffer m_bytes;

        Binary(final String file, final String element, final ByteBuffer bytes) {
            m_file = file;
            m_element = element;
            m_bytes = bytes;
        }

        private int checked(final long count, final int size) throws SnapshotFormatException {
            if (count < 0 || count > m_bytes.remaining() / size) {
                throw new SnapshotFormatException(m_file, m_element, "needs " + count + " numbers, its "
                    + m_bytes.remaining() + " bytes are too few for them", CUT_OFF);
            }
            return (int)count;
        }

        @Override
        long[] ints(final long count) throws SnapshotFormatException {
            var v = new long[checked(count, Integer.BYTES)];
            for (int i = 0; i < v.length; i++) {
                v[i] = m_bytes.getInt();
            }
            return v;
        }

        @Override
        long[] sizes(final long count) throws SnapshotFormatException {
            var v = new long[checked(count, Long.BYTES)];
            for (int i = 0; i < v.length; i++) {
                v[i] = m_bytes.getLong();
            }
            return v;
        }

        @Override
        double[] doubles(final long count) throws SnapshotFormatException {
            var v = new double[checked(count, Double.BYTES)];
            for (int i = 0; i < v.length; i++) {
                v[i] = m_bytes.getDouble();
            }
            return v;
        }

        @Override
        long line() throws SnapshotFormatException {
            var digits = new StringBuilder();
            while (m_bytes.hasRemaining() && digits.length() <= LONGEST) {
                char c = (char)m_bytes.get();
                if (c == '\n') {
                    break;
                }
                digits.append(c);
            }
            try {
                return Long.parseLong(digits.toString().strip());
            } catch (NumberFormatException e) {
                throw new SnapshotFormatException(m_file, m_element, "does not begin with its count", CUT_OFF, e);
            }
        }

        @Override
        boolean atEnd() {
            return m_bytes.remaining() <= 2; // a line end, perhaps of two characters
        }
    }
}
