package org.latentrom.engine.io.vtk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A {@code Piece} element: a part of the mesh with its fields, not decoded yet. Filled by {@link VtkXmlParser}. */
final class VtkPiece {
    static final String POINT_DATA = "PointData";

    static final String CELL_DATA = "CellData";

    /** Sections whose arrays make the mesh. */
    static final Set<String> MESH = Set.of("Points", "Cells", "Coordinates", "Verts", "Lines", "Strips", "Polys");

    private final Map<String, Long> m_counts;

    private final int[] m_extent;

    private final ImageFrame m_frame;

    private final Map<String, List<EncodedArray>> m_arrays = new LinkedHashMap<>();

    private final Set<String> m_pointNames = new HashSet<>();

    /**
     * @param counts numbers of points and of cells of each kind, by the name of the attribute
     * @param extent of a grid: the first and last point index of each axis; else null
     * @param frame of an image, else null
     */
    VtkPiece(final Map<String, Long> counts, final int[] extent, final ImageFrame frame) {
        m_counts = counts;
        m_extent = extent;
        m_frame = frame;
    }

    /** @return this piece with its arrays at one of several times */
    VtkPiece atStep(final int step) {
        var piece = new VtkPiece(m_counts, m_extent, m_frame);
        piece.m_pointNames.addAll(m_pointNames);
        m_arrays.forEach((section, arrays) -> {
            Map<String, EncodedArray> latest = new LinkedHashMap<>();
            for (EncodedArray a : arrays) {
                // an array that does not change need not be written again
                if (a.step() <= step && (!latest.containsKey(a.name()) || latest.get(a.name()).step() <= a.step())) {
                    latest.put(a.name(), a);
                }
            }
            piece.m_arrays.put(section, new ArrayList<>(latest.values()));
        });
        return piece;
    }

    /** @return true if an array belongs to another than the first time */
    boolean hasLaterSteps() {
        return m_arrays.values().stream().flatMap(List::stream).anyMatch(a -> a.step() > 0);
    }

    void add(final String section, final EncodedArray array) {
        m_arrays.computeIfAbsent(section, s -> new ArrayList<>()).add(array);
    }

    /** @return the arrays of a section, in the order of the file */
    List<EncodedArray> arrays(final String section) {
        return m_arrays.getOrDefault(section, List.of());
    }

    /** @return the array of a name in a section, or null */
    EncodedArray array(final String section, final String name) {
        return arrays(section).stream().filter(a -> a.name().equals(name)).findFirst().orElse(null);
    }

    /** @return a piece like this with changed arrays */
    VtkPiece with(final UnaryOperator<EncodedArray> change) {
        var piece = new VtkPiece(m_counts, m_extent, m_frame);
        piece.m_pointNames.addAll(m_pointNames);
        m_arrays.forEach((section, arrays) -> {
            List<EncodedArray> changed = new ArrayList<>(arrays);
            changed.replaceAll(change);
            piece.m_arrays.put(section, changed);
        });
        return piece;
    }

    /** Gives every array what it needs. */
    void replaceAll(final UnaryOperator<EncodedArray> change) {
        m_arrays.values().forEach(list -> list.replaceAll(change));
    }

    /** Notes the name of a point array, whether it is wanted or not. */
    void addPointName(final String name) {
        m_pointNames.add(name);
    }

    /** @return true if the file has a point array of that name */
    boolean hasPointName(final String name) {
        return m_pointNames.contains(name);
    }

    /** @return a number of points or cells, 0 if the piece does not say */
    long count(final String attribute) {
        return m_counts.getOrDefault(attribute, 0L);
    }

    /** @return first and last point index of each axis of a grid, else null */
    int[] extent() {
        return m_extent;
    }

    /** @return where the points of an image lie, else null */
    ImageFrame frame() {
        return m_frame;
    }

    /** @return true if the mesh of this and the other piece, of files with equal encoding, is the same for sure */
    boolean sameMesh(final VtkPiece o) {
        if (!m_counts.equals(o.m_counts) || !Arrays.equals(m_extent, o.m_extent)
            || m_frame != null && !m_frame.same(o.m_frame)) {
            return false;
        }
        for (String section : MESH) {
            List<EncodedArray> mine = arrays(section);
            List<EncodedArray> others = o.arrays(section);
            if (mine.size() != others.size()) {
                return false;
            }
            for (int i = 0; i < mine.size(); i++) {
                if (!mine.get(i).name().equals(others.get(i).name()) || !mine.get(i).sameBytes(others.get(i))) {
                    return false;
                }
            }
        }
        return true;
    }
}
