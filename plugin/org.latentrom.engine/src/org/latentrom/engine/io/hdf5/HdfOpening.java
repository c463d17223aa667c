package org.latentrom.engine.io.hdf5;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.filter.FilterManager;

import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SourceBytes;
import org.latentrom.engine.io.SourceFolder;

/** Opens files with jHDF, after jHDF has been told our limits. */
final class HdfOpening {
    /** Up to this size a file may be read at once, 64 MiB; larger ones are read piece by piece. */
    private static final long AT_ONCE = 64L << 20;

    /**
     * Up to this size a file is always read at once, 1 MiB: reading through a channel, jHDF takes memory by what a
     * header claims before it looks whether the file is as long, which a damaged file of a few bytes would turn into
     * gigabytes.
     */
    private static final long SMALL = 1L << 20;

    /** Deflate cannot do better than 1032 bytes out of one (zlib's documentation). */
    private static final long DEFLATE_RATIO = 1032;

    /** jHDF says at INFO what it does, several lines a data set; kept, as a logger without a reference is collected. */
    private static final Logger LOGGER = prepared();

    /** jHDF asks for a place to look for linked files in, which are refused; KNIME's paths have no URI. */
    private static final URI NOWHERE = URI.create("file.h5");

    private HdfOpening() {
    }

    private static Logger prepared() {
        FilterManager.addFilter(new LimitedDeflate(SourceBytes.LIMIT));
        Logger logger = Logger.getLogger("io.jhdf");
        if (logger.getLevel() == null) {
            logger.setLevel(Level.WARNING);
        }
        return logger;
    }

    /** @return whether a file of this size is small enough to be read at once */
    static boolean isSmall(final long size) {
        return size <= AT_ONCE;
    }

    /**
     * @param whole true if all of a small file is going to be read
     * @throws SnapshotFormatException if it is no HDF5 file
     */
    static HdfFile open(final Path file, final boolean whole) throws IOException {
        if (Files.size(file) <= (whole ? AT_ONCE : SMALL)) {
            byte[] bytes = Files.readAllBytes(file);
            try {
                return HdfFile.fromBytes(bytes);
            } catch (RuntimeException | StackOverflowError e) {
                throw none(file, e);
            }
        }
        var channel = Files.newByteChannel(file);
        try {
            return new HdfFile(new FullReads(channel), NOWHERE);
        } catch (RuntimeException | StackOverflowError e) {
            channel.close();
            throw none(file, e);
        }
    }

    private static SnapshotFormatException none(final Path file, final Throwable cause) {
        return new SnapshotFormatException(SourceFolder.nameOf(file), "", "is no HDF5 file, or cut off",
            "Copy or export it anew", cause);
    }

    /** @return true if all values of a data set can be in a file of that size */
    static boolean fits(final Dataset data, final long fileSize) {
        try {
            long item = data.getDataType().getSize();
            long bytes = item;
            for (long n : data.getDimensionsAsLong()) {
                bytes = Math.multiplyExact(bytes, n);
            }
            if (data instanceof ChunkedDataset chunked) {
                long chunk = item;
                for (int n : chunked.getChunkDimensions()) {
                    chunk = Math.multiplyExact(chunk, (long)n);
                }
                return bytes / DEFLATE_RATIO <= fileSize && chunk > 0 && chunk / DEFLATE_RATIO <= fileSize
                    && chunk <= Integer.MAX_VALUE - 16;
            }
            if (data instanceof ContiguousDataset contiguous) {
                long at = contiguous.getDataAddress();
                return bytes <= fileSize && at >= 0 && at <= fileSize - bytes;
            }
            return bytes <= fileSize;
        } catch (ArithmeticException e) {
            return false;
        }
    }
}
