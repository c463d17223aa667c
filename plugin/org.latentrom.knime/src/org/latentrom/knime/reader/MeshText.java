package org.latentrom.knime.reader;

import java.util.TreeMap;
import java.util.stream.Collectors;

import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Mesh;

/** A mesh in words: how many points and cells, which types, and where it lies. */
final class MeshText {
    private MeshText() {
    }

    static String of(final Mesh mesh) {
        final var cells = new TreeMap<CellType, Integer>();
        for (int c = 0; c < mesh.cells(); c++) {
            cells.merge(mesh.type(c), 1, Integer::sum);
        }
        return mesh.points() + " points" + (cells.isEmpty() ? ", no cells" : "")
            + cells.entrySet().stream().map(e -> ", " + e.getValue() + " " + e.getKey().label() + " cells")
                .collect(Collectors.joining())
            + box(mesh);
    }

    private static String box(final Mesh mesh) {
        final var text = new StringBuilder();
        for (int axis = 0; axis < 3 && mesh.points() > 0; axis++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int p = 0; p < mesh.points(); p++) {
                low = Math.min(low, mesh.coordinate(p, axis));
                high = Math.max(high, mesh.coordinate(p, axis));
            }
            text.append("; ").append("xyz".charAt(axis))
                .append(low == high ? " = " + (float)low : " from " + (float)low + " to " + (float)high);
        }
        return text.toString();
    }
}
