package org.latentrom.engine.io.vtk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.latentrom.engine.io.StructuredMesh;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.MeshField.Location;

/** Puts the pieces of one grid into the whole, where pieces that touch each other share their points. */
final class GridAssembly {
    private static final int DUPLICATE = 1;

    private final List<GridPiece> m_pieces;

    private final int[] m_extent;

    private final int[] m_layers;

    private GridAssembly(final List<GridPiece> pieces, final int[] extent) {
        m_pieces = pieces;
        m_extent = extent;
        m_layers = StructuredMesh.layers(extent);
    }

    /**
     * @return the whole grid with the fields that all pieces have; nothing if the pieces do not fill a box, so that
     *         they are better left apart
     */
    static Optional<GridPiece> whole(final List<GridPiece> pieces) {
        int[] box = pieces.get(0).extent().clone();
        long points = 0;
        for (GridPiece p : pieces) {
            long own = 1;
            for (int a = 0; a < 3; a++) {
                box[2 * a] = Math.min(box[2 * a], p.extent()[2 * a]);
                box[2 * a + 1] = Math.max(box[2 * a + 1], p.extent()[2 * a + 1]);
                own *= p.layers()[a];
            }
            points += own;
        }
        var assembly = new GridAssembly(pieces, box);
        // pieces that fill the box have at least its points: a box that is larger need not be looked at
        return assembly.size(assembly.m_layers) <= points && assembly.isFilled() ? Optional.of(assembly.join())
            : Optional.empty();
    }

    private double size(final int[] layers) {
        return (double)layers[0] * layers[1] * layers[2];
    }

    private boolean isFilled() {
        for (GridPiece p : m_pieces) {
            for (int a = 0; a < 3; a++) {
                if (p.layers()[a] == 1 && m_layers[a] > 1) {
                    return false; // a layer of points without cells in a grid that has them
                }
            }
        }
        return isFilled(true) && isFilled(false);
    }

    private boolean isFilled(final boolean points) {
        var filled = new boolean[tuples(points)];
        for (GridPiece p : m_pieces) {
            for (int t : targets(p, points)) {
                filled[t] = true;
            }
        }
        for (boolean f : filled) {
            if (!f) {
                return false;
            }
        }
        return true;
    }

    private int tuples(final boolean points) {
        int[] n = layers(m_layers, points);
        return n[0] * n[1] * n[2];
    }

    private int[] layers(final int[] pointLayers, final boolean points) {
        int[] n = pointLayers.clone();
        for (int a = 0; a < 3 && !points; a++) {
            n[a] = Math.max(1, n[a] - 1);
        }
        return n;
    }

    /** Where each tuple of a piece stands in the whole. */
    private int[] targets(final GridPiece p, final boolean points) {
        int[] n = layers(p.layers(), points);
        int[] whole = layers(m_layers, points);
        var targets = new int[n[0] * n[1] * n[2]];
        int at = 0;
        for (int k = 0; k < n[2]; k++) {
            for (int j = 0; j < n[1]; j++) {
                int row = whole[0] * (p.extent()[2] - m_extent[2] + j
                    + whole[1] * (p.extent()[4] - m_extent[4] + k)) + p.extent()[0] - m_extent[0];
                for (int i = 0; i < n[0]; i++) {
                    targets[at++] = row + i;
                }
            }
        }
        return targets;
    }

    /** As {@link #targets}, but -1 where a piece only repeats what another one owns. */
    private List<int[]> owners(final boolean points) {
        var owned = new boolean[tuples(points)];
        List<int[]> all = new ArrayList<>();
        for (GridPiece p : m_pieces) {
            int[] targets = targets(p, points);
            byte[] ghosts = p.ghosts(points);
            for (int i = 0; i < targets.length; i++) {
                boolean own = ghosts == null || (ghosts[i] & DUPLICATE) == 0;
                if (!own && owned[targets[i]]) {
                    targets[i] = -1;
                } else {
                    owned[targets[i]] |= own;
                }
            }
            all.add(targets);
        }
        return all;
    }

    private GridPiece join() {
        List<int[]> points = owners(true);
        List<int[]> cells = owners(false);
        List<MeshField> fields = new ArrayList<>();
        for (MeshField f : m_pieces.get(0).fields()) {
            boolean atPoints = f.location() == Location.POINT;
            List<double[]> values = new ArrayList<>();
            for (GridPiece p : m_pieces) {
                p.fields().stream().filter(o -> o.name().equals(f.name()) && o.location() == f.location()
                    && o.components() == f.components()).forEach(o -> values.add(o.values()));
            }
            if (values.size() == m_pieces.size()) {
                fields.add(new MeshField(f.name(), f.location(), f.components(),
                    scatter(values, atPoints ? points : cells, f.components(), tuples(atPoints))));
            }
        }
        return new GridPiece(m_extent, shape(points), fields, ghosts(points, true), ghosts(cells, false));
    }

    private static double[] scatter(final List<double[]> values, final List<int[]> targets, final int components,
        final int tuples) {
        var whole = new double[components * tuples];
        for (int p = 0; p < targets.size(); p++) {
            int[] target = targets.get(p);
            for (int i = 0; i < target.length; i++) {
                if (target[i] >= 0) {
                    System.arraycopy(values.get(p), components * i, whole, components * target[i], components);
                }
            }
        }
        return whole;
    }

    private double[][] shape(final List<int[]> points) {
        int arrays = m_pieces.get(0).shape().length;
        if (arrays == 1) {
            return new double[][]{scatter(m_pieces.stream().map(p -> p.shape()[0]).toList(), points, 3, tuples(true))};
        }
        var axes = new double[arrays][];
        for (int a = 0; a < arrays; a++) {
            axes[a] = new double[m_layers[a]];
            for (GridPiece p : m_pieces) {
                System.arraycopy(p.shape()[a], 0, axes[a], p.extent()[2 * a] - m_extent[2 * a], p.shape()[a].length);
            }
        }
        return axes;
    }

    private byte[] ghosts(final List<int[]> targets, final boolean points) {
        if (m_pieces.stream().allMatch(p -> p.ghosts(points) == null)) {
            return null;
        }
        var whole = new byte[tuples(points)];
        Arrays.fill(whole, (byte)DUPLICATE);
        for (int p = 0; p < targets.size(); p++) {
            byte[] own = m_pieces.get(p).ghosts(points);
            int[] target = targets.get(p);
            for (int i = 0; i < target.length; i++) {
                if (target[i] >= 0) {
                    whole[target[i]] = own == null ? 0 : own[i];
                }
            }
        }
        return whole;
    }
}
