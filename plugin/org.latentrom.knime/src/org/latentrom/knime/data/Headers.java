package org.latentrom.knime.data;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What the headers of all cells begin with or are made of. */
final class Headers {
    private static final int NAMES_MAX = 1 << 16;

    private Headers() {
    }

    static void writeVersion(final DataOutput out, final int version) throws IOException {
        out.writeShort(version);
    }

    /** @throws IOException if the cell was written by a later version of the extension */
    static void readVersion(final DataInput in, final int version, final String what) throws IOException {
        final int found = in.readShort();
        if (found != version) {
            throw new IOException("A saved " + what + " has version " + found + ", this extension reads version "
                + "" + version
                + ". Update the extension, or reset and execute the node that made the data.");
        }
    }

    static void writeNames(final DataOutput out, final List<String> names) throws IOException {
        out.writeInt(names.size());
        for (String n : names) {
            out.writeUTF(n);
        }
    }

    /** @throws IOException if the number of names is negative or larger than any real one */
    static List<String> readNames(final DataInput in) throws IOException {
        final int n = readCount(in);
        final List<String> names = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            names.add(in.readUTF());
        }
        return names;
    }

    /** @throws IOException if the number is negative or larger than any real one */
    static int readCount(final DataInput in) throws IOException {
        final int n = in.readInt();
        if (n < 0 || n > NAMES_MAX) {
            throw new IOException("A saved cell is damaged: it has " + n + " names.");
        }
        return n;
    }
}
