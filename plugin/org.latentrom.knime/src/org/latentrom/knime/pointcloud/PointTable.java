package org.latentrom.knime.pointcloud;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.node.KNIMEException;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.scattered.PointCloud;
import org.latentrom.knime.table.NodeWork;

/**
 * The points of a table in memory: coordinates and values as numbers, and the rows of each cloud.
 *
 * @param names names of the value columns
 * @param coordinates {@code [dimension * row + axis]}
 * @param values {@code [column][row]}
 * @param rows RowIDs
 * @param clouds the rows of each cloud, in the table's order
 */
record PointTable(List<String> names, double[] coordinates, double[][] values, List<String> rows,
    Map<Clouds.Key, int[]> clouds) {
    /**
     * @param coordinates indices of the columns of coordinates
     * @param values indices of the columns of values, which may be none
     * @param keys which rows belong together
     * @param table what the node calls the table
     * @throws KNIMEException if a number is missing or not finite; it names row and column
     */
    static PointTable read(final Iterable<DataRow> rows, final DataTableSpec spec, final int[] coordinates,
        final int[] values, final Clouds.Keys keys, final String table, final Progress progress)
        throws KNIMEException {
        final List<String> ids = new ArrayList<>();
        double[] points = new double[64 * coordinates.length];
        double[][] numbers = new double[values.length][64];
        final Map<Clouds.Key, List<Integer>> clouds = new LinkedHashMap<>();
        for (DataRow row : rows) {
            progress.checkCanceled();
            final int n = ids.size();
            if (n * coordinates.length == points.length) {
                points = Arrays.copyOf(points, Math.multiplyExact(2, points.length));
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] = Arrays.copyOf(numbers[i], 2 * n);
                }
            }
            for (int axis = 0; axis < coordinates.length; axis++) {
                points[n * coordinates.length + axis] = number(row, coordinates[axis], spec, table);
            }
            for (int i = 0; i < values.length; i++) {
                numbers[i][n] = number(row, values[i], spec, table);
            }
            clouds.computeIfAbsent(keys.of(row), k -> new ArrayList<>()).add(n);
            ids.add(row.getKey().getString());
        }
        final int size = ids.size();
        final Map<Clouds.Key, int[]> indices = new LinkedHashMap<>();
        clouds.forEach((k, v) -> indices.put(k, v.stream().mapToInt(Integer::intValue).toArray()));
        return new PointTable(Arrays.stream(values).mapToObj(i -> spec.getColumnSpec(i).getName()).toList(),
            Arrays.copyOf(points, size * coordinates.length),
            Arrays.stream(numbers).map(v -> Arrays.copyOf(v, size)).toArray(double[][]::new), ids, indices);
    }

    private static double number(final DataRow row, final int column, final DataTableSpec spec, final String table)
        throws KNIMEException {
        if (row.getCell(column) instanceof DoubleValue v && Double.isFinite(v.getDoubleValue())) {
            return v.getDoubleValue();
        }
        throw NodeWork.failure("Row \"" + row.getKey().getString() + "\" of the table \"" + table + "\" has "
            + (row.getCell(column).isMissing() ? "no number" : row.getCell(column).toString()) + " in the column \""
            + spec.getColumnSpec(column).getName() + "\".", "Fill in a number, or filter such rows first.");
    }

    /** @return number of rows */
    int size() {
        return rows.size();
    }

    /** @param indices rows of a cloud */
    PointCloud cloud(final int[] indices) {
        final int dimension = size() == 0 ? 1 : coordinates.length / size();
        final double[] points = new double[dimension * indices.length];
        for (int i = 0; i < indices.length; i++) {
            System.arraycopy(coordinates, dimension * indices[i], points, dimension * i, dimension);
        }
        return new PointCloud(dimension, points);
    }

    /** @return a value column's numbers in these rows */
    double[] values(final int column, final int[] indices) {
        return Arrays.stream(indices).mapToDouble(i -> values[column][i]).toArray();
    }
}
