package org.latentrom.engine.io.hdf5;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.jhdf.exceptions.HdfFilterException;
import io.jhdf.exceptions.UnsupportedHdfException;

import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SourceFolder;

/** What jHDF throws, said so that the user knows whether the file is damaged or written in a way that is not read. */
final class HdfFaults {
    /** jHDF's words for a filter that it lacks. */
    private static final Pattern LACKS = Pattern.compile("filter is not available: name='(.*)' id=(\\d+)",
        Pattern.DOTALL);

    private HdfFaults() {
    }

    /**
     * @param name of the file
     * @param element that was read
     * @param cause jHDF's exception, or, on damaged files, one of buffers and arrays
     * @return the error for the user; names the filter or feature if that is known
     */
    static SnapshotFormatException of(final String name, final String element, final Throwable cause) {
        for (Throwable t = cause; t != null; t = t.getCause()) {
            String message = String.valueOf(t.getMessage());
            if (t instanceof UnsupportedHdfException) {
                return new SnapshotFormatException(name, element, message.contains("External Data Files")
                    ? "has data that are stored in other files, which are not opened"
                    : "uses a feature of HDF5 that is not supported: " + plain(message.replaceAll("[.\\s]+$", "")),
                    "Copy the data into one plain file (h5repack)", cause);
            }
            if (t instanceof HdfFilterException) {
                return filter(name, element, message, cause);
            }
        }
        return new SnapshotFormatException(name, element, "cannot be read: the file is damaged or cut off, or uses a "
            + "feature of HDF5 that is not supported", "Copy or export it anew", cause);
    }

    private static SnapshotFormatException filter(final String name, final String element, final String message,
        final Throwable cause) {
        Matcher m = LACKS.matcher(message);
        if (m.find()) {
            return new SnapshotFormatException(name, element, "is compressed by the filter " + plain(m.group(1)) + " ("
                + m.group(2) + "), which is not supported", "Save it with gzip or without compression "
                + "(h5repack -f GZIP=4)", cause);
        }
        return new SnapshotFormatException(name, element, "cannot be decompressed (" + plain(message)
            + "): the file is damaged, or has chunks that were stored without one of its filters, which are not "
            + "supported", "Copy it anew, or save it with gzip or without compression (h5repack -f GZIP=4)", cause);
    }

    /** Names of filters stand in the file: none may bring characters that are no text. */
    private static String plain(final String text) {
        return SourceFolder.shorten(text).replaceAll("[^\\x20-\\x7e]", "?");
    }
}
