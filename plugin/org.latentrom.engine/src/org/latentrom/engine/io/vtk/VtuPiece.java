package org.latentrom.engine.io.vtk;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A {@code Piece} element: a part of the mesh with its fields, not decoded yet. Filled by {@link VtuParser}. */
final class VtuPiece {
    private final long m_points;

    private final long m_cells;

    private EncodedArray m_coordinates;

    private EncodedArray m_connectivity;

    private EncodedArray m_offsets;

    private EncodedArray m_types;

    private final Set<String> m_pointNames = new HashSet<>();

    private final List<EncodedArray> m_pointData = new ArrayList<>();

    private final List<EncodedArray> m_cellData = new ArrayList<>();

    VtuPiece(final long points, final long cells) {
        m_points = points;
        m_cells = cells;
    }

    /** Puts an array where the section it stands in says. */
    void add(final String section, final EncodedArray array) {
        switch (section) {
            case "Points" -> m_coordinates = array;
            case "PointData" -> m_pointData.add(array);
            case "CellData" -> m_cellData.add(array);
            case "Cells" -> {
                switch (array.name()) {
                    case "connectivity" -> m_connectivity = array;
                    case "offsets" -> m_offsets = array;
                    case "types" -> m_types = array;
                    default -> {
                        // faces of polyhedra: their type is refused
                    }
                }
            }
            default -> {
                // a section that is not known has no meaning for mesh or fields
            }
        }
    }

    /** @return true if the mesh of this and the other piece is the same for sure, without decoding it */
    boolean sameMesh(final VtuPiece o) {
        return m_points == o.m_points && m_cells == o.m_cells && complete() && o.complete()
            && m_coordinates.sameBytes(o.m_coordinates) && m_connectivity.sameBytes(o.m_connectivity)
            && m_offsets.sameBytes(o.m_offsets) && m_types.sameBytes(o.m_types);
    }

    private boolean complete() {
        return m_coordinates != null && m_connectivity != null && m_offsets != null && m_types != null;
    }

    /** Notes the name of a point array, whether it is wanted or not. */
    void addPointName(final String name) {
        m_pointNames.add(name);
    }

    /** @return true if the file has a point array of that name */
    boolean hasPointName(final String name) {
        return m_pointNames.contains(name);
    }

    long points() {
        return m_points;
    }

    long cells() {
        return m_cells;
    }

    EncodedArray coordinates() {
        return m_coordinates;
    }

    EncodedArray connectivity() {
        return m_connectivity;
    }

    EncodedArray offsets() {
        return m_offsets;
    }

    EncodedArray types() {
        return m_types;
    }

    List<EncodedArray> pointData() {
        return m_pointData;
    }

    List<EncodedArray> cellData() {
        return m_cellData;
    }
}
