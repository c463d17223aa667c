package org.latentrom.engine.image;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Where panels stand.
 *
 * @param panels the panels with their places
 */
record PanelGrid(List<Place> panels) {
    /** Factor by which a wide panel's width is greater than its height. */
    private static final double WIDE = 1.3;

    /**
     * A panel's place.
     *
     * @param row from above, from 0
     * @param column from the left, from 0
     */
    record Place(int row, int column, Panel panel) {
    }

    /** @throws IllegalArgumentException if there is no panel or extents differ */
    PanelGrid {
        if (panels.isEmpty()) {
            throw new IllegalArgumentException("a picture needs a panel");
        }
        for (Place p : panels) {
            var first = panels.get(0).panel().field().shape().extent();
            var other = p.panel().field().shape().extent();
            if (!other.equals(first)) {
                throw new IllegalArgumentException(
                    "panels of one picture must cover the same extent, not " + first + " and " + other);
            }
        }
    }

    /** @return panels below each other if their pictures are wide, else beside each other */
    static PanelGrid line(final List<Panel> panels, final ImageOptions options) {
        if (panels.isEmpty()) {
            return new PanelGrid(List.of());
        }
        var shape = panels.get(0).field().shape();
        boolean stacked = options.width(shape) >= WIDE * options.height(shape);
        return new PanelGrid(IntStream.range(0, panels.size())
            .mapToObj(i -> new Place(stacked ? i : 0, stacked ? 0 : i, panels.get(i))).toList());
    }

    int rows() {
        return 1 + panels.stream().mapToInt(Place::row).max().orElse(0);
    }

    int columns() {
        return 1 + panels.stream().mapToInt(Place::column).max().orElse(0);
    }

    boolean isLowest(final Place place) {
        return panels.stream().noneMatch(p -> p.column() == place.column() && p.row() > place.row());
    }

    boolean isLeftmost(final Place place) {
        return panels.stream().noneMatch(p -> p.row() == place.row() && p.column() < place.column());
    }
}
