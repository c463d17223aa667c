package org.latentrom.engine.io.xdmf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SourceFolder;

/** The Geometry element of a grid: coordinates of points, of grid lines, or an origin with distances. */
final class GridPoints {
    private final XmlElement m_geometry;

    private final DataItems m_items;

    private final XdmfDocument m_document;

    private final String m_type;

    GridPoints(final XmlElement geometry, final DataItems items, final XdmfDocument document) {
        m_geometry = geometry;
        m_items = items;
        m_document = document;
        m_type = geometry.attribute("GeometryType", "Type").orElse("XYZ").toUpperCase(Locale.ROOT);
    }

    /** @return the type's name in capitals, such as XYZ */
    String type() {
        return m_type;
    }

    /** @return coordinates {@code [3 * point + axis]} of XY, XYZ, X_Y and X_Y_Z */
    double[] points() throws IOException {
        return switch (m_type) {
            case "XYZ" -> together(3);
            case "XY" -> together(2);
            case "X_Y_Z" -> axes(3);
            case "X_Y" -> axes(2);
            default -> throw m_items.error(m_geometry, "is of the type " + SourceFolder.shorten(m_type)
                + ", which is not supported for this topology", "Write the coordinates as XY or XYZ");
        };
    }

    private double[] together(final int dimension) throws IOException {
        double[] values = m_items.doubles(m_items.of(m_geometry));
        if (values.length % dimension != 0) {
            throw m_items.error(m_geometry, "has " + values.length + " coordinates for points of " + dimension,
                "Export the file anew");
        }
        if (dimension == 3) {
            return values;
        }
        double[] points = allocate(values.length / 2);
        for (int i = 0; i < values.length / 2; i++) {
            points[3 * i] = values[2 * i];
            points[3 * i + 1] = values[2 * i + 1];
        }
        return points;
    }

    private double[] axes(final int dimension) throws IOException {
        List<double[]> axes = arrays(dimension);
        int n = axes.get(0).length;
        double[] points = allocate(n);
        for (int a = 0; a < dimension; a++) {
            double[] values = axes.get(a);
            if (values.length != n) {
                throw m_items.error(m_geometry, "has " + values.length + " coordinates along one axis and " + n
                    + " along another", "Export the file anew");
            }
            for (int i = 0; i < n; i++) {
                points[3 * i + a] = values[i];
            }
        }
        return points;
    }

    /** @return the arrays of so many DataItems */
    List<double[]> arrays(final int count) throws IOException {
        List<XmlElement> items = m_document.children(m_geometry, "DataItem");
        if (items.size() != count) {
            throw m_items.error(m_geometry, "has " + items.size() + " DataItems, " + SourceFolder.shorten(m_type)
                + " needs "
                + count, "Export the file anew");
        }
        List<double[]> arrays = new ArrayList<>();
        for (XmlElement item : items) {
            arrays.add(m_items.doubles(item));
        }
        return arrays;
    }

    private double[] allocate(final int points) throws SnapshotFormatException {
        if (points > Integer.MAX_VALUE / 3 - 16) {
            throw m_items.error(m_geometry, "has too many points", "Split the domain");
        }
        return new double[3 * points];
    }
}
