package org.latentrom.engine.io.vtkhdf;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

import io.jhdf.HdfFile;
import io.jhdf.api.WritableGroup;

/** A VTKHDF file as a table of paths, which a test changes before it is written with jHDF. */
final class VtkHdfText {
    private final Map<String, Object> m_sets = new TreeMap<>();

    private final Map<String, Object> m_attributes = new LinkedHashMap<>();

    private VtkHdfText() {
    }

    /** @return two triangles that are a unit square, point field T = 0, 1, 2, 3, cell field c = 5, 6 */
    static VtkHdfText square() {
        return new VtkHdfText().type("UnstructuredGrid").put("NumberOfPoints", new long[]{4})
            .put("NumberOfCells", new long[]{2}).put("NumberOfConnectivityIds", new long[]{6})
            .put("Points", new double[][]{{0, 0, 0}, {1, 0, 0}, {1, 1, 0}, {0, 1, 0}})
            .put("Connectivity", new long[]{0, 1, 2, 0, 2, 3}).put("Offsets", new long[]{0, 3, 6})
            .put("Types", new int[]{5, 5}).put("PointData/T", new double[]{0, 1, 2, 3})
            .put("CellData/c", new double[]{5, 6});
    }

    /** @return two steps: the unit square with T = 0 to 3, c = 5, 6, then one triangle with T = 10 to 12, c = 7 */
    static VtkHdfText moving() {
        return square().put("NumberOfPoints", new long[]{4, 3}).put("NumberOfCells", new long[]{2, 1})
            .put("NumberOfConnectivityIds", new long[]{6, 3})
            .put("Points",
                new double[][]{{0, 0, 0}, {1, 0, 0}, {1, 1, 0}, {0, 1, 0}, {2, 0, 0}, {3, 0, 0}, {3, 1, 0}})
            .put("Connectivity", new long[]{0, 1, 2, 0, 2, 3, 0, 1, 2}).put("Offsets", new long[]{0, 3, 6, 0, 3})
            .put("Types", new int[]{5, 5, 5}).put("PointData/T", new double[]{0, 1, 2, 3, 10, 11, 12})
            .put("CellData/c", new double[]{5, 6, 7}).put("Steps/Values", new double[]{0.5, 2})
            .put("Steps/PartOffsets", new long[]{0, 1}).put("Steps/NumberOfParts", new long[]{1, 1})
            .put("Steps/PointOffsets", new long[]{0, 4}).put("Steps/CellOffsets", new long[][]{{0}, {2}})
            .put("Steps/ConnectivityIdOffsets", new long[][]{{0}, {6}})
            .put("Steps/PointDataOffsets/T", new long[]{0, 4}).put("Steps/CellDataOffsets/c", new long[]{0, 2});
    }

    /** @return three by two points, x from 0 to 2, field T = 0 to 5 */
    static VtkHdfText image() {
        return new VtkHdfText().type("ImageData").attribute("WholeExtent", new long[]{0, 2, 0, 1, 0, 0})
            .attribute("Origin", new double[]{0, 0, 0}).attribute("Spacing", new double[]{1, 1, 1})
            .put("PointData/T", new double[][]{{0, 1, 2}, {3, 4, 5}});
    }

    /** Sets an attribute of the group VTKHDF; null for none. */
    VtkHdfText attribute(final String name, final Object value) {
        if (value == null) {
            m_attributes.remove(name);
        } else {
            m_attributes.put(name, value);
        }
        return this;
    }

    VtkHdfText type(final String type) {
        return attribute("Type", type);
    }

    /** Sets a data set below the group VTKHDF; null for none. */
    VtkHdfText put(final String path, final Object value) {
        if (value == null) {
            m_sets.remove(path);
        } else {
            m_sets.put(path, value);
        }
        return this;
    }

    Path write(final Path file) {
        try (var hdf = HdfFile.write(file)) {
            Map<String, WritableGroup> groups = new LinkedHashMap<>();
            WritableGroup root = hdf.putGroup("VTKHDF");
            groups.put("", root);
            m_attributes.forEach(root::putAttribute);
            m_sets.forEach((path, value) -> group(groups, path.substring(0, Math.max(0, path.lastIndexOf('/'))))
                .putDataset(path.substring(path.lastIndexOf('/') + 1), value));
        }
        return file;
    }

    private static WritableGroup group(final Map<String, WritableGroup> groups, final String path) {
        WritableGroup known = groups.get(path);
        if (known == null) {
            known = group(groups, path.substring(0, Math.max(0, path.lastIndexOf('/'))))
                .putGroup(path.substring(path.lastIndexOf('/') + 1));
            groups.put(path, known);
        }
        return known;
    }
}
