package org.latentrom.engine.io.hdf5;

import java.nio.ByteBuffer;
import java.util.Arrays;

import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.dataset.DatasetBase;
import io.jhdf.object.datatype.EnumDataType;

import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SourceBytes;
import org.latentrom.engine.io.SourceFolder;
import org.latentrom.engine.io.array.NumberArray;

/** A data set of plain numbers in an HDF5 file, read block by block. */
public final class Hdf5Array implements NumberArray {
    /** Reading less than that in one piece costs as much as reading all, in bytes. */
    private static final long SMALL_PIECE = 8192;

    private final String m_file;

    private final String m_path;

    private final DatasetBase m_data;

    private final Hdf5Values m_values;

    private final long[] m_shape;

    private Hdf5Array(final String file, final String path, final DatasetBase data, final Hdf5Values values) {
        m_file = file;
        m_path = path;
        m_data = data;
        m_values = values;
        m_shape = data.getDimensionsAsLong();
    }

    /**
     * @param file name of the file, for messages
     * @param path of the data set in it
     * @return the array; null if the data set holds no plain numbers
     */
    static Hdf5Array of(final String file, final String path, final Dataset data) {
        if (data.isCompound() || data.isVariableLength() || !(data instanceof DatasetBase base)) {
            return null;
        }
        Hdf5Values values = Hdf5Values.of(data.getDataType());
        return values == null ? null : new Hdf5Array(file, path, base, values);
    }

    /** @throws SnapshotFormatException if the data cannot all be in a file of that size: it would not be read whole */
    void requireInside(final long fileSize) throws SnapshotFormatException {
        if (!HdfOpening.fits(m_data, fileSize)) {
            throw error("is larger than the file, or its data lie outside of the file",
                "The file is cut off, or its data were never written or are stored in another file; copy it anew");
        }
    }

    @Override
    public String name() {
        return m_path;
    }

    @Override
    public long[] shape() {
        return m_shape;
    }

    @Override
    public boolean isWhole() {
        return m_values.whole();
    }

    @Override
    public boolean isLogical() {
        return m_data.getDataType() instanceof EnumDataType;
    }

    @Override
    public int together(final int axis) {
        if (m_data instanceof ChunkedDataset chunked) {
            return Math.max(1, chunked.getChunkDimensions()[axis]);
        }
        long piece = m_values.bytes();
        for (int k = axis + 1; k < m_shape.length; k++) {
            piece *= Math.max(1, m_shape[k]);
        }
        boolean outermost = Arrays.stream(m_shape, 0, axis).allMatch(n -> n <= 1);
        return outermost || piece >= SMALL_PIECE ? 1 : Integer.MAX_VALUE;
    }

    @Override
    public double[] block(final long[] from, final int[] count) throws SnapshotFormatException {
        long n = 1;
        for (int k = 0; k < count.length; k++) {
            if (from[k] < 0 || count[k] < 1 || from[k] > m_shape[k] - count[k]) {
                throw error("has no part of " + Arrays.toString(count) + " values at " + Arrays.toString(from),
                    "Export the file anew");
            }
            n = Math.min(Integer.MAX_VALUE, n) * count[k];
        }
        if (n > SourceBytes.LIMIT / 8) {
            throw error("needs more than " + (SourceBytes.LIMIT >> 20) + " MiB at once", "Save fewer values");
        }
        try {
            if (m_data instanceof ContiguousDataset contiguous && isOnePiece(count)) {
                // in one read; jHDF reads row by row
                long start = 0;
                for (int k = 0; k < count.length; k++) {
                    start = start * m_shape[k] + from[k];
                }
                long at = contiguous.getDataAddress() + start * m_values.bytes();
                return m_values.decode(m_data.getHdfFile().getHdfBackingStorage().readBufferFromAddress(at,
                    (int)n * m_values.bytes()), (int)n);
            }
            if (HdfGaps.areIn(m_data, from, count)) {
                throw error("has parts that were never written", "Write all of it, or choose another data set");
            }
            ByteBuffer data = m_shape.length == 0 || m_data.isEmpty() ? m_data.getDataBuffer()
                : m_data.getSliceDataBuffer(from.clone(), count.clone());
            if (data == null || data.remaining() < n * m_values.bytes()) {
                throw error("has no data", "They were never written; export the file anew");
            }
            return m_values.decode(data, (int)n);
        } catch (RuntimeException | StackOverflowError e) {
            throw HdfFaults.of(m_file, label(), e);
        }
    }

    /** @return true if a block has one position on the first axes, then a range, then whole axes */
    private boolean isOnePiece(final int[] count) {
        int k = 0;
        while (k < count.length && count[k] == 1) {
            k++;
        }
        for (int j = k + 1; j < count.length; j++) {
            if (count[j] != m_shape[j]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String label() {
        String s = Arrays.toString(m_shape);
        return "data set \"" + SourceFolder.shorten(m_path) + "\" (" + s.substring(1, s.length() - 1) + ")";
    }

    @Override
    public SnapshotFormatException error(final String problem, final String remedy) {
        return new SnapshotFormatException(m_file, label(), problem, remedy);
    }
}
