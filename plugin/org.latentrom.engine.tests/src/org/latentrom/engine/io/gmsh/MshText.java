package org.latentrom.engine.io.gmsh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringJoiner;

/** Text files of version 2.2: two triangles that are a unit square, nodes 1 to 4, elements 11 and 12, and views. */
final class MshText {
    static final String FORMAT = "$MeshFormat\n2.2 0 8\n$EndMeshFormat\n";

    static final String NODES = "$Nodes\n4\n1 0 0 0\n2 1 0 0\n3 1 1 0\n4 0 1 0\n$EndNodes\n";

    static final String ELEMENTS = "$Elements\n2\n11 2 2 7 8 1 2 3\n12 2 2 7 9 1 3 4\n$EndElements\n";

    static final String MESH = FORMAT + NODES + ELEMENTS;

    private MshText() {
    }

    /**
     * @param kind Node or Element
     * @param values lines of a tag and its components
     */
    static String view(final String kind, final String name, final double time, final int step, final int components,
        final String... values) {
        var lines = new StringJoiner("\n", "", "\n");
        for (String v : values) {
            lines.add(v);
        }
        return "$" + kind + "Data\n1\n\"" + name + "\"\n1\n" + time + "\n3\n" + step + "\n" + components + "\n"
            + values.length + "\n" + lines + "$End" + kind + "Data\n";
    }

    /** @return a view of all nodes with the same value */
    static String all(final String name, final double time, final int step, final int value) {
        return view("Node", name, time, step, 1, "1 " + value, "2 " + value, "3 " + value, "4 " + value);
    }

    static Path write(final Path file, final String... sections) throws IOException {
        return Files.writeString(file, String.join("", sections));
    }
}
