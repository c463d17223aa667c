package org.latentrom.knime.pointcloud;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.MeshField.Location;
import org.latentrom.engine.scattered.PointCloud;

/**
 * Where a mesh has values, as a point cloud: its points, or the middles of its cells. Points that belong to no cell are
 * left out, as solvers leave anything in them.
 *
 * @param location points or cells
 * @param items indices of the points or cells that the cloud consists of, in order
 * @param total number of points or cells
 * @param cloud in as many dimensions as the mesh spreads over
 */
record MeshCloud(Location location, int[] items, int total, PointCloud cloud) {
    /** @throws IllegalArgumentException if the mesh is a plane or line that is not z = 0 or the x axis */
    static MeshCloud of(final Mesh mesh, final Location location) {
        final int[] items = location == Location.CELL ? IntStream.range(0, mesh.cells()).toArray() : points(mesh);
        final int dimension = dimension(mesh, points(mesh));
        final double[] coordinates = new double[dimension * items.length];
        for (int i = 0; i < items.length; i++) {
            for (int axis = 0; axis < dimension; axis++) {
                coordinates[i * dimension + axis] = location == Location.CELL ? middle(mesh, items[i], axis)
                    : mesh.coordinate(items[i], axis);
            }
        }
        return new MeshCloud(location, items, location == Location.CELL ? mesh.cells() : mesh.points(),
            new PointCloud(dimension, coordinates));
    }

    private static double middle(final Mesh mesh, final int cell, final int axis) {
        final int nodes = mesh.nodes(cell);
        double sum = 0;
        for (int n = 0; n < nodes; n++) {
            sum += mesh.coordinate(mesh.node(cell, n), axis);
        }
        return sum / nodes;
    }

    private static int[] points(final Mesh mesh) {
        final boolean[] used = new boolean[mesh.points()];
        for (int point : mesh.connectivityArray()) {
            used[point] = true;
        }
        return IntStream.range(0, used.length).filter(i -> used[i] || mesh.cells() == 0).toArray();
    }

    private static int dimension(final Mesh mesh, final int[] points) {
        final boolean[] spreads = new boolean[3];
        for (int axis = 0; axis < 3; axis++) {
            for (int i = 1; i < points.length && !spreads[axis]; i++) {
                spreads[axis] = mesh.coordinate(points[i], axis) != mesh.coordinate(points[0], axis);
            }
        }
        final int dimension = spreads[2] ? 3 : spreads[1] ? 2 : 1;
        for (int axis = 0; axis < dimension - 1; axis++) {
            if (!spreads[axis]) {
                throw new IllegalArgumentException("all points of the mesh have the same " + "xyz".charAt(axis)
                    + ": there is no derivative along it. Turn a plane mesh into the plane z = 0, a line into the x "
                    + "axis");
            }
        }
        return dimension;
    }

    /** @return what the user calls an entry of the cloud */
    String name(final int i) {
        return (location == Location.CELL ? "cell " : "mesh point ") + items[i];
    }

    /** @return a component's values in the cloud */
    double[] values(final MeshField field, final int component, final String channel) {
        final double[] values = new double[items.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = field.values()[items[i] * field.components() + component];
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException("field \"" + channel + "\" is " + values[i] + " at " + name(i));
            }
        }
        return values;
    }

    /** @return the cloud's values as a field of the mesh, NaN at points that belong to no cell */
    MeshField field(final String name, final double[] values) {
        final double[] all = new double[total];
        Arrays.fill(all, Double.NaN);
        for (int i = 0; i < items.length; i++) {
            all[items[i]] = values[i];
        }
        return new MeshField(name, location, 1, all);
    }
}
