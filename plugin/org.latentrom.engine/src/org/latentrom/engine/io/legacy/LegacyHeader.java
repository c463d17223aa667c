package org.latentrom.engine.io.legacy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalDouble;

import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SourceBytes;
import org.latentrom.engine.io.SourceFolder;

/**
 * What a legacy file says before its mesh.
 *
 * @param version text after the word Version, such as 5.1
 * @param kind the kind of data set
 * @param time the time, if it stands in the field data as ParaView ({@code TimeValue}), VisIt ({@code TIME}) and
 *            OpenFOAM write it
 */
record LegacyHeader(String version, LegacyKind kind, OptionalDouble time) {
    private static final int HEAD = 1 << 16;

    private static final String MAGIC = "# vtk datafile version";

    /** The last version that this software was written for. */
    private static final double NEWEST = 5.1;

    /** @return true if a text begins as legacy files do */
    static boolean begins(final String text) {
        return text.regionMatches(true, 0, MAGIC, 0, MAGIC.length());
    }

    /** @return the header of a file; reads no more than its beginning if that will do */
    static LegacyHeader of(final Path file) throws IOException {
        String name = SourceFolder.nameOf(file);
        byte[] head = SourceBytes.head(file, HEAD);
        try {
            return read(new LegacyInput(name, head));
        } catch (SnapshotFormatException e) {
            if (head.length < HEAD) {
                throw e;
            }
            return read(new LegacyInput(name, SourceBytes.read(file))); // long texts before the mesh
        }
    }

    /** Reads up to the first keyword of the mesh. */
    static LegacyHeader read(final LegacyInput in) throws SnapshotFormatException {
        String first = in.line();
        if (!begins(first)) {
            throw in.error("", "does not begin with \"# vtk DataFile Version\"", "Export the file anew");
        }
        in.line(); // the title, which may be anything
        String encoding = in.word();
        boolean binary = encoding.equalsIgnoreCase("BINARY");
        if (!binary && !encoding.equalsIgnoreCase("ASCII")) {
            throw in.error("line 3", "is " + LegacyInput.quoted(encoding) + ", neither ASCII nor BINARY",
                "Export the file anew");
        }
        in.setBinary(binary);
        OptionalDouble time = fields(in);
        String dataset = in.word();
        if (!dataset.equalsIgnoreCase("DATASET")) {
            throw in.error("line 4", "has " + LegacyInput.quoted(dataset) + " where DATASET belongs",
                "Save a data set with a mesh: tables, graphs and field data have none");
        }
        LegacyKind kind = LegacyKind.of(in, in.word());
        OptionalDouble inside = fields(in);
        return new LegacyHeader(first.substring(MAGIC.length()).strip(), kind, inside.isPresent() ? inside : time);
    }

    /** Reads FIELD if it comes next. */
    private static OptionalDouble fields(final LegacyInput in) throws SnapshotFormatException {
        if (!in.peek().equals("field")) {
            return OptionalDouble.empty();
        }
        in.word();
        in.word();
        int arrays = in.count("FIELD");
        OptionalDouble time = OptionalDouble.empty();
        for (int i = 0; i < arrays; i++) {
            if (in.peek().equals("metadata")) {
                in.skipMetadata();
            }
            String name = in.name("FIELD");
            if (name.equals("NULL_ARRAY")) {
                continue;
            }
            String label = "array " + LegacyInput.quoted(name);
            int components = in.count(label);
            int tuples = in.count(label);
            LegacyType type = in.type(label);
            if (components == 1 && tuples == 1 && isTime(name) && type != LegacyType.STRING) {
                time = OptionalDouble.of(finite(in, label, in.doubles(label, type, 1)[0], type));
            } else {
                in.skip(label, type, (long)components * tuples);
            }
        }
        if (in.peek().equals("metadata")) {
            in.skipMetadata();
        }
        return time;
    }

    private static boolean isTime(final String name) {
        return name.equalsIgnoreCase("TimeValue") || name.equalsIgnoreCase("TIME");
    }

    private static double finite(final LegacyInput in, final String label, final double time, final LegacyType type)
        throws SnapshotFormatException {
        if (!Double.isFinite(time)) {
            throw in.error(label, "is not a finite time", "Correct the time");
        }
        // 0.1 in single precision is meant as 0.1, not as 0.10000000149
        return type == LegacyType.FLOAT32 ? Double.parseDouble(Float.toString((float)time)) : time;
    }

    /** @return true if the file says that it is newer than what is known */
    boolean isNewer() {
        try {
            return Double.parseDouble(version) > NEWEST;
        } catch (NumberFormatException e) {
            return true;
        }
    }
}
