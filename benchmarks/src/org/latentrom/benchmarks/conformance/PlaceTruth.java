package org.latentrom.benchmarks.conformance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.MeshField.Location;
import org.latentrom.engine.mesh.Snapshot;

/**
 * A snapshot whose points or cells come in another order than the truth's, or several times (pieces repeat the points
 * between them): at every place there must be the truth's value, to the bit. Points are the same place if their
 * coordinates agree to nine decimals; how a solver wrote its coordinates is then not judged, the values are.
 *
 * @param points {@code [point][2 or 3]}, all different
 * @param arrays point arrays of truth, each with at least the components that are compared
 * @param cover which of the points must be there
 * @param digits what the file's text lost
 */
public record PlaceTruth(Numpy points, List<TruthArray> arrays, Cover cover, Digits digits) implements Truth {
    private static final int[] PLANE_TENSOR = {0, 1, -1, 2, 3, -1, -1, -1, -1};

    /** Which points are there. */
    public enum Cover {
        /** the same */
        SAME,
        /** the file has fewer: the vertices of a mesh whose truth is of a higher order */
        FEWER,
        /** the file has more: the truth knows the vertices alone */
        MORE
    }

    private record Place(long x, long y, long z) {
        static Place of(final double x, final double y, final double z) {
            return new Place(Math.round(1e9 * x), Math.round(1e9 * y), Math.round(1e9 * z));
        }
    }

    @Override
    public List<String> differences(final Snapshot s) {
        Map<Place, Integer> index = new HashMap<>();
        int d = points.components();
        double[] p = points.values();
        for (int i = 0; i < p.length / d; i++) {
            index.put(Place.of(p[d * i], d > 1 ? p[d * i + 1] : 0, d > 2 ? p[d * i + 2] : 0), i);
        }
        int[] found = new int[s.mesh().points()];
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < found.length; i++) {
            double[] q = s.mesh().pointArray();
            Integer at = index.get(Place.of(q[3 * i], q[3 * i + 1], q[3 * i + 2]));
            if (at == null && cover == Cover.MORE) {
                found[i] = -1;
                continue;
            }
            if (at == null) {
                return List.of("point " + i + " (" + q[3 * i] + ", " + q[3 * i + 1] + ", " + q[3 * i + 2]
                    + ") is not a point of the truth");
            }
            found[i] = at;
        }
        int places = (int)Arrays.stream(found).filter(i -> i >= 0).distinct().count();
        if (cover != Cover.FEWER && places < index.size() || places == 0) {
            differences.add("there are points at " + places + " places instead of " + index.size());
        }
        for (TruthArray a : arrays) {
            a.of(s).ifPresentOrElse(f -> compare(differences, a.array(), f, found),
                () -> differences.add("\"" + a.name() + "\" is missing"));
        }
        return differences;
    }

    /** Solvers write plane vectors with a third component of zeros, plane tensors with five more. */
    private void compare(final List<String> differences, final Numpy truth, final MeshField f, final int[] at) {
        int n = truth.components();
        int wrong = 0;
        for (int i = 0; i < at.length; i++) {
            for (int c = 0; c < Math.max(n, f.components()) && at[i] >= 0; c++) {
                double expected = c < n ? truth.values()[at[i] * n + c] : 0;
                int own = n == 9 && f.components() == 4 ? PLANE_TENSOR[c] : c;
                double read = own >= 0 && own < f.components() ? f.values()[i * f.components() + own] : 0;
                if (!digits.same(expected, read, truth.type())) {
                    if (wrong++ == 0) {
                        differences.add("\"" + f.name() + "\" at " + f.location() + " " + i + ", component " + c + ": "
                            + read
                            + " instead of " + expected);
                    }
                }
            }
        }
        if (wrong > 1) {
            differences.add(wrong + " values differ");
        }
    }

    /**
     * @param whole a truth in the order of a file
     * @return the same for a file that repeats points or has other orders: also the cells, by their corners' places,
     *         and their arrays
     */
    public static Truth ofCells(final MeshTruth whole) {
        List<TruthArray> onPoints = whole.arrays().stream().filter(a -> a.location() == Location.POINT).toList();
        var place = new PlaceTruth(whole.points(), onPoints, Cover.SAME, whole.digits());
        return s -> {
            List<String> differences = new ArrayList<>(place.differences(s));
            Map<Set<Place>, Integer> cells = new HashMap<>();
            for (int c = 0; c < whole.types().length; c++) {
                cells.put(corners(whole.points().values(), whole.nodes()[c]), c);
            }
            Map<Integer, Integer> seen = new TreeMap<>();
            Mesh m = s.mesh();
            for (int c = 0; c < m.cells(); c++) {
                Integer at = cells.get(corners(m.pointArray(),
                    Arrays.copyOfRange(m.connectivityArray(), m.offsetArray()[c], m.offsetArray()[c + 1])));
                if (at == null || seen.put(at, c) != null) {
                    differences.add("cell " + c + (at == null ? " is none of the truth" : " is there twice"));
                    return differences;
                }
            }
            if (seen.size() < cells.size()) {
                differences.add(seen.size() + " cells instead of " + cells.size());
            }
            for (TruthArray a : whole.arrays()) {
                if (a.location() == Location.CELL) {
                    MeshField f = a.of(s).orElse(null);
                    if (f == null) {
                        differences.add("CELL array \"" + a.name() + "\" is missing");
                        continue;
                    }
                    var at = new int[m.cells()];
                    seen.forEach((cell, read) -> at[read] = cell);
                    place.compare(differences, a.array(), f, at);
                }
            }
        return differences;
        };
    }

    private static Set<Place> corners(final double[] p, final int[] nodes) {
        Set<Place> corners = new java.util.HashSet<>();
        for (int n : nodes) {
            corners.add(Place.of(p[3 * n], p[3 * n + 1], p[3 * n + 2]));
        }
        return corners;
    }
}
