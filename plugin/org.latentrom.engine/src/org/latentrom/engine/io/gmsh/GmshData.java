package org.latentrom.engine.io.gmsh;

import java.io.IOException;

import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SourceFolder;

/**
 * A {@code $NodeData} or {@code $ElementData} section.
 *
 * @param header what it says of itself
 * @param nodes true if its values belong to nodes
 * @param start first byte of the values @param end first byte behind them
 */
record GmshData(Header header, boolean nodes, long start, long end) {
    /**
     * The tags of a data section.
     *
     * @param name the first string tag: the field's name
     * @param time the first real tag
     * @param step the first integer tag
     * @param components the second integer tag
     * @param count the third integer tag: nodes or elements that have a value
     */
    record Header(String name, double time, int step, int components, int count) {
        private static final int MAX_TAGS = 1000;

        private static final int MAX_COMPONENTS = 100;

        static Header read(final String file, final String element, final GmshLines in) throws IOException {
            int strings = whole(file, element, in.line());
            String name = "";
            for (int i = 0; i < tags(file, element, strings); i++) {
                String text = in.line();
                name = i == 0 && text != null ? text : name;
            }
            boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
            name = quoted ? name.substring(1, name.length() - 1) : name;
            int reals = tags(file, element, whole(file, element, in.line()));
            double time = Double.NaN;
            for (int i = 0; i < reals; i++) {
                double v = real(file, element, in.line());
                time = i == 0 ? v : time;
            }
            int integers = tags(file, element, whole(file, element, in.line()));
            var tags = new int[Math.max(3, integers)];
            for (int i = 0; i < integers; i++) {
                tags[i] = whole(file, element, in.line());
            }
            if (integers < 3 || tags[1] < 1 || tags[1] > MAX_COMPONENTS || tags[2] < 0) {
                throw new SnapshotFormatException(file, element, "lacks its number of components or of values, or has "
                    + "impossible ones", GmshFile.CUT_OFF);
            }
            return new Header(name.isBlank() ? "data" : name, reals == 0 ? tags[0] : time, tags[0], tags[1], tags[2]);
        }

        private static int tags(final String file, final String element, final int n) throws SnapshotFormatException {
            if (n < 0 || n > MAX_TAGS) {
                throw new SnapshotFormatException(file, element, "has " + n + " tags", GmshFile.CUT_OFF);
            }
            return n;
        }

        private static int whole(final String file, final String element, final String line)
            throws SnapshotFormatException {
            try {
                return Integer.parseInt(line == null ? "" : line);
            } catch (NumberFormatException e) {
                throw new SnapshotFormatException(file, element, "has " + shown(line) + " where a whole number belongs",
                    GmshFile.CUT_OFF, e);
            }
        }

        private static double real(final String file, final String element, final String line)
            throws SnapshotFormatException {
            try {
                double v = Double.parseDouble(line == null ? "" : line);
                if (Double.isFinite(v)) {
                    return v;
                }
            } catch (NumberFormatException e) {
                // told below
            }
            throw new SnapshotFormatException(file, element,
                "has the time " + shown(line) + ", which is no finite number", "Correct the time");
        }

        private static String shown(final String line) {
            return line == null ? "nothing"
                : "\"" + SourceFolder.shorten(line).replaceAll("[^\\x20-\\x7e]", "?") + "\"";
        }

        /** @return bytes of the values in a binary file: an int and the components for each */
        long bytes() {
            return (Integer.BYTES + (long)Double.BYTES * components) * count;
        }
    }
}
