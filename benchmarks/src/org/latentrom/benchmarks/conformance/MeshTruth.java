package org.latentrom.benchmarks.conformance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.MeshField.Location;
import org.latentrom.engine.mesh.Snapshot;

/**
 * A whole snapshot in the order of the file: points, cells, nodes, point and cell arrays, each value to the bit.
 *
 * @param points {@code [point][3]}
 * @param types VTK's numbers, one a cell
 * @param nodes point indices of each cell
 * @param arrays the arrays, without names that the reader uses up itself, such as vtkGhostType
 * @param digits what the file's text lost
 */
public record MeshTruth(Numpy points, int[] types, int[][] nodes, List<TruthArray> arrays, Digits digits)
    implements Truth {
    /** Pixels and voxels run along the axes, the cells that we read them as go around. */
    private static final Map<Integer, int[]> AROUND =
        Map.of(8, new int[]{0, 1, 3, 2}, 11, new int[]{0, 1, 3, 2, 4, 5, 7, 6});

    @Override
    public List<String> differences(final Snapshot s) {
        List<String> found = new ArrayList<>();
        compare(found, "points", points, s.mesh().pointArray(), 3);
        if (s.mesh().cells() != types.length) {
            found.add(s.mesh().cells() + " cells instead of " + types.length);
        } else {
            for (int c = 0; c < types.length && found.size() < 3; c++) {
                compareCell(found, s.mesh(), c);
            }
        }
        for (TruthArray a : arrays) {
            a.of(s).ifPresentOrElse(f -> compare(found, "\"" + f.name() + "\"", a.array(), f.values(), f.components()),
                () -> found.add(a.location() + " array \"" + a.name() + "\" is missing"));
        }
        for (MeshField f : s.fields()) {
            if (arrays.stream().noneMatch(a -> a.of(s).filter(x -> x == f).isPresent())) {
                found.add("\"" + f.name() + "\" should not be there");
            }
        }
        return found;
    }

    private void compareCell(final List<String> found, final Mesh mesh, final int c) {
        int[] expected = nodes[c];
        int[] around = AROUND.get(types[c]);
        if (around != null) {
            expected = Arrays.stream(around).map(k -> nodes[c][k]).toArray();
        }
        int[] read = Arrays.copyOfRange(mesh.connectivityArray(), mesh.offsetArray()[c], mesh.offsetArray()[c + 1]);
        if (kind(types[c], expected.length) != kind(mesh.type(c).vtk(), read.length)
            || !Arrays.equals(expected, read)) {
            found.add("cell " + c + " is " + mesh.type(c) + " " + Arrays.toString(read) + " instead of VTK's type "
                + types[c] + " " + Arrays.toString(expected));
        }
    }

    /** Cells that are the same under two numbers, nodes in the same order. */
    private static int kind(final int vtk, final int nodes) {
        return switch (1000 * vtk + nodes) {
            case 8_004, 70_004 -> 9;
            case 11_008 -> 12;
            case 68_002 -> 3;
            case 68_003 -> 21;
            case 69_003 -> 5;
            case 69_006 -> 22;
            case 70_009 -> 28;
            default -> vtk;
        };
    }

    private void compare(final List<String> found, final String what, final Numpy truth, final double[] read,
        final int components) {
        if (truth.components() != components || truth.values().length != read.length) {
            found.add(what + ": " + read.length + " values in tuples of " + components + " instead of "
                + truth.values().length + " of " + truth.components());
            return;
        }
        int n = 0;
        int first = -1;
        for (int i = 0; i < read.length; i++) {
            if (!digits.same(truth.values()[i], read[i], truth.type())) {
                first = n++ == 0 ? i : first;
            }
        }
        if (n > 0) {
            found.add(what + ": " + n + " of " + read.length + " values differ, value " + first + " is " + read[first]
                + " instead of " + truth.values()[first]);
        }
    }

    /**
     * @return this truth without cells that VTK marks as duplicate or hidden, or has no type for, and without the
     *         points that are marked or that only such cells use
     */
    public MeshTruth visible(final int[] pointGhosts, final int[] cellGhosts) {
        var used = new boolean[points.shape()[0]];
        var kept = new boolean[types.length];
        var dropped = new boolean[used.length];
        for (int c = 0; c < kept.length; c++) {
            kept[c] = types[c] != 0 && (cellGhosts == null || (cellGhosts[c] & 33) == 0);
            for (int p : nodes[c]) {
                (kept[c] ? used : dropped)[p] = true;
            }
        }
        var index = new int[used.length];
        int n = 0;
        for (int p = 0; p < index.length; p++) {
            boolean ghost = pointGhosts != null && (pointGhosts[p] & 3) != 0;
            index[p] = used[p] || !dropped[p] && !ghost ? n++ : -1;
        }
        int[] keptCells = java.util.stream.IntStream.range(0, kept.length).filter(c -> kept[c]).toArray();
        int[] keptPoints = java.util.stream.IntStream.range(0, index.length).filter(p -> index[p] >= 0).toArray();
        List<TruthArray> fewer = arrays.stream().map(a -> new TruthArray(a.name(), a.location(),
            choose(a.array(), a.location() == Location.POINT ? keptPoints : keptCells))).toList();
        return new MeshTruth(choose(points, keptPoints), Arrays.stream(keptCells).map(c -> types[c]).toArray(),
            Arrays.stream(keptCells).mapToObj(c -> Arrays.stream(nodes[c]).map(p -> index[p]).toArray())
                .toArray(int[][]::new), fewer, digits);
    }

    private static Numpy choose(final Numpy array, final int[] items) {
        int n = array.components();
        var values = new double[items.length * n];
        for (int i = 0; i < items.length; i++) {
            System.arraycopy(array.values(), items[i] * n, values, i * n, n);
        }
        int[] shape = array.shape().clone();
        shape[0] = items.length;
        return new Numpy(shape, array.type(), values);
    }

    /** @return the parts one after the other, with the arrays that all have */
    public static MeshTruth joined(final List<MeshTruth> parts) {
        List<int[]> nodes = new ArrayList<>();
        int shift = 0;
        for (MeshTruth p : parts) {
            for (int[] cell : p.nodes) {
                int by = shift;
                nodes.add(Arrays.stream(cell).map(i -> i + by).toArray());
            }
            shift += p.points.shape()[0];
        }
        List<TruthArray> arrays = new ArrayList<>();
        for (TruthArray a : parts.get(0).arrays) {
            List<Numpy> pieces = new ArrayList<>();
            for (MeshTruth p : parts) {
                p.arrays.stream().filter(b -> b.name().equals(a.name()) && b.location() == a.location()
                    && b.array().components() == a.array().components()).forEach(b -> pieces.add(b.array()));
            }
            if (pieces.size() == parts.size()) {
                arrays.add(new TruthArray(a.name(), a.location(), join(pieces)));
            }
        }
        return new MeshTruth(join(parts.stream().map(MeshTruth::points).toList()),
            parts.stream().flatMapToInt(p -> Arrays.stream(p.types)).toArray(), nodes.toArray(int[][]::new), arrays,
            parts.get(0).digits);
    }

    private static Numpy join(final List<Numpy> pieces) {
        double[] values = pieces.stream().flatMapToDouble(p -> Arrays.stream(p.values())).toArray();
        int[] shape = pieces.get(0).shape().clone();
        shape[0] = values.length / pieces.get(0).components();
        return new Numpy(shape, pieces.get(0).type(), values);
    }
}
