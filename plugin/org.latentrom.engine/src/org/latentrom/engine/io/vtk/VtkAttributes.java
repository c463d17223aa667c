package org.latentrom.engine.io.vtk;

import java.util.Arrays;

import javax.xml.stream.XMLStreamReader;

import org.latentrom.engine.io.SafeXml;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SourceFolder;

/** The attributes of VTK's XML elements as numbers, each checked. */
final class VtkAttributes {
    private static final int MAX_COMPONENTS = 1 << 16;

    private static final int MAX_STEPS = 1 << 20;

    private final String m_file;

    /** @param file name for messages */
    VtkAttributes(final String file) {
        m_file = file;
    }

    /** @return a number of points or cells, 0 to the largest int */
    long count(final XMLStreamReader r, final String attribute) throws SnapshotFormatException {
        String text = SafeXml.attribute(r, attribute);
        try {
            long n = Long.parseLong(text == null ? "" : text.strip());
            if (n >= 0 && n <= Integer.MAX_VALUE) {
                return n;
            }
        } catch (NumberFormatException e) {
            // below
        }
        throw error("Piece", attribute + " is " + (text == null ? "missing" : "\"" + SourceFolder.shorten(text)
            + "\", not a number from 0 to " + Integer.MAX_VALUE));
    }

    /** @return first and last point index of each axis */
    int[] extent(final XMLStreamReader r) throws SnapshotFormatException {
        String text = SafeXml.attribute(r, "Extent");
        try {
            int[] extent = Arrays.stream(text == null ? new String[0] : text.strip().split("\\s+"))
                .mapToInt(Integer::parseInt).toArray();
            if (extent.length == 6) {
                return extent;
            }
        } catch (NumberFormatException e) {
            // below
        }
        throw error("Piece", "Extent is " + (text == null ? "missing" : "\"" + SourceFolder.shorten(text)
            + "\", not six whole numbers"));
    }

    /** @return the finite numbers of a list of times */
    double[] times(final String text, final String element) throws SnapshotFormatException {
        try {
            double[] times = text.isBlank() ? new double[0]
                : Arrays.stream(text.strip().split("\\s+")).mapToDouble(Double::parseDouble).toArray();
            if (Arrays.stream(times).allMatch(Double::isFinite)) {
                return times;
            }
        } catch (NumberFormatException e) {
            // below
        }
        throw error(element, "has TimeValues that are not all numbers");
    }

    /** @return the numbers of the times that an array belongs to; -1 for all */
    int[] steps(final XMLStreamReader r, final String label) throws SnapshotFormatException {
        String text = SafeXml.attribute(r, "TimeStep");
        if (text == null || text.isBlank()) {
            return new int[]{-1};
        }
        try {
            int[] steps = Arrays.stream(text.strip().split("\\s+")).mapToInt(Integer::parseInt).distinct().toArray();
            if (Arrays.stream(steps).allMatch(s -> s >= 0 && s < MAX_STEPS)) {
                return steps;
            }
        } catch (NumberFormatException e) {
            // below
        }
        throw error(label, "has the TimeStep \"" + SourceFolder.shorten(text) + "\"");
    }

    /** @return how the numbers of an array are written */
    EncodedArray.Format format(final XMLStreamReader r, final String label) throws SnapshotFormatException {
        String format = SafeXml.attribute(r, "format");
        return switch (format == null ? "ascii" : format) {
            case "ascii" -> EncodedArray.Format.ASCII;
            case "binary" -> EncodedArray.Format.BINARY;
            case "appended" -> EncodedArray.Format.APPENDED;
            default -> throw error(label, "has the unknown format \"" + SourceFolder.shorten(format) + "\"");
        };
    }

    /**
     * @param absent what a missing attribute means
     * @return numbers of a tuple of an array, at least 1
     */
    int components(final XMLStreamReader r, final String label, final int absent) throws SnapshotFormatException {
        String text = SafeXml.attribute(r, "NumberOfComponents");
        if (text == null) {
            return absent;
        }
        try {
            int n = Integer.parseInt(text.strip());
            if (n >= 1 && n <= MAX_COMPONENTS) {
                return n;
            }
        } catch (NumberFormatException e) {
            // below
        }
        throw error(label, "has the NumberOfComponents \"" + SourceFolder.shorten(text) + "\"");
    }

    /** @return where an appended array begins; 0 for others */
    long offset(final XMLStreamReader r, final EncodedArray.Format format, final String label)
        throws SnapshotFormatException {
        String text = SafeXml.attribute(r, "offset");
        if (format != EncodedArray.Format.APPENDED) {
            return 0;
        }
        try {
            return Long.parseLong(text == null ? "" : text.strip());
        } catch (NumberFormatException e) {
            throw error(label, "has no offset that is a number");
        }
    }

    private SnapshotFormatException error(final String element, final String problem) {
        return new SnapshotFormatException(m_file, element, problem, "Correct or export the file anew");
    }
}
