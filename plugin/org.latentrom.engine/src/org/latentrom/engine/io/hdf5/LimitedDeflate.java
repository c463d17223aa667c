package org.latentrom.engine.io.hdf5;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import io.jhdf.exceptions.HdfFilterException;
import io.jhdf.filter.Filter;

/**
 * HDF5's deflate filter (filter number 1) with a limit: a chunk of a few megabytes can inflate to more than memory
 * holds, and a filter is not told how large its chunk shall be.
 */
final class LimitedDeflate implements Filter {
    private static final int DEFLATE = 1;

    private final int m_limit;

    /** @param limit greatest number of bytes that one chunk may have, at most 2^31 - 17 */
    LimitedDeflate(final long limit) {
        m_limit = (int)Math.min(limit, Integer.MAX_VALUE - 16L);
    }

    @Override
    public int getId() {
        return DEFLATE;
    }

    @Override
    public String getName() {
        return "deflate";
    }

    @Override
    public byte[] decode(final byte[] packed, final int[] settings) {
        var inflater = new Inflater();
        try {
            inflater.setInput(packed);
            var bytes = new byte[(int)Math.min(m_limit, 4L * packed.length + 64)];
            int n = 0;
            while (!inflater.finished()) {
                if (n == bytes.length) {
                    if (n == m_limit) {
                        throw new HdfFilterException("a chunk inflates to more than " + m_limit + " bytes");
                    }
                    bytes = Arrays.copyOf(bytes, (int)Math.min(m_limit, 2L * n));
                }
                int k = inflater.inflate(bytes, n, bytes.length - n);
                if (k == 0 && !inflater.finished() && (inflater.needsInput() || inflater.needsDictionary())) {
                    throw new HdfFilterException("a chunk ends before its deflate stream");
                }
                n += k;
            }
            return Arrays.copyOf(bytes, n);
        } catch (DataFormatException e) {
            throw new HdfFilterException("a chunk is no deflate stream", e);
        } finally {
            inflater.end();
        }
    }
}
