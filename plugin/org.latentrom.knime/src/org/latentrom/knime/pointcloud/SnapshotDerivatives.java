package org.latentrom.knime.pointcloud;

import java.util.ArrayList;
import java.util.List;

import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.raster.ChannelSource;
import org.latentrom.engine.scattered.PointCloud;
import org.latentrom.engine.scattered.ScatteredWlsqm;

/** Snapshots with derivatives of their point fields, on the mesh: its points are the cloud, its cells do not matter. */
final class SnapshotDerivatives {
    private final DerivativeParameters m_derivatives;

    private final boolean m_condition;

    private final List<ChannelSource> m_channels;

    private final CloudFits m_fits;

    private final Progress m_progress;

    private Mesh m_mesh;

    private ScatteredWlsqm m_wlsqm;

    private MeshField m_conditions;

    SnapshotDerivatives(final WlsqmPointCloudDifferentiatorParameters parameters, final List<ChannelSource> channels,
        final CloudFits fits, final Progress progress) {
        m_derivatives = parameters.m_derivatives;
        m_condition = parameters.m_condition;
        m_channels = channels;
        m_fits = fits;
        m_progress = progress;
    }

    /**
     * The channels of point fields.
     *
     * @param snapshot the last one, as its components are those of all
     * @param names named fields or components; empty for all
     * @throws IllegalArgumentException if there are none, or a named one is not there or belongs to cells
     */
    static List<ChannelSource> channels(final Snapshot snapshot, final List<String> names) {
        final List<ChannelSource> all =
            names.isEmpty() ? ChannelSource.defaults(snapshot) : ChannelSource.select(snapshot, names);
        final List<ChannelSource> points = all.stream().filter(c -> isOfPoints(snapshot, c)).toList();
        if (points.isEmpty() || !names.isEmpty() && points.size() < all.size()) {
            throw new IllegalArgumentException("the snapshots have "
                + (points.isEmpty() ? "no field with values at mesh points" : "fields with values in cells among "
                + names) + "; write the field with point values in the solver, or name others in the dialog");
        }
        return points;
    }

    private static boolean isOfPoints(final Snapshot snapshot, final ChannelSource channel) {
        return snapshot.field(channel.field()).orElseThrow().location() == MeshField.Location.POINT;
    }

    /** @return the snapshot with a scalar field for each derivative, named like {@code dx(velocity_x)} */
    Snapshot of(final Snapshot snapshot) {
        m_progress.checkCanceled();
        prepare(snapshot.mesh());
        final List<MeshField> added = new ArrayList<>();
        for (ChannelSource channel : m_channels) {
            final double[][] fit = m_wlsqm.fit(values(snapshot, channel), m_progress).derivatives();
            for (int dof : m_derivatives.of(m_wlsqm.layout())) {
                added.add(new MeshField(m_wlsqm.layout().derivative(dof, channel.channel()), MeshField.Location.POINT, 1,
                    fit[dof]));
            }
        }
        if (m_condition) {
            added.add(m_conditions);
        }
        final List<String> names = added.stream().map(MeshField::name).toList();
        final List<MeshField> fields =
            new ArrayList<>(snapshot.fields().stream().filter(f -> !names.contains(f.name())).toList());
        fields.addAll(added);
        return new Snapshot(snapshot.mesh(), fields);
    }

    private void prepare(final Mesh mesh) {
        if (mesh != m_mesh) {
            final PointCloud cloud = cloud(mesh);
            m_wlsqm = m_fits.of(cloud, i -> "mesh point " + i, "", m_progress);
            m_mesh = mesh;
            m_conditions = m_condition ? new MeshField(TableDerivatives.CONDITION, MeshField.Location.POINT, 1,
                m_wlsqm.conditionNumbers(m_progress).scaled()) : null;
        }
    }

    private static double[] values(final Snapshot snapshot, final ChannelSource channel) {
        final MeshField field = snapshot.field(channel.field())
            .filter(f -> f.location() == MeshField.Location.POINT && channel.component() < f.components())
            .orElseThrow(() -> new IllegalArgumentException("this snapshot has no point field \"" + channel.channel()
                + "\", but the last one does"));
        final double[] values = new double[field.tuples()];
        for (int i = 0; i < values.length; i++) {
            values[i] = field.values()[i * field.components() + channel.component()];
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException("field \"" + channel.channel() + "\" is " + values[i]
                    + " at mesh point " + i);
            }
        }
        return values;
    }

    /** @return the mesh's points in as many dimensions as they spread over */
    static PointCloud cloud(final Mesh mesh) {
        final boolean[] spreads = new boolean[3];
        for (int axis = 0; axis < 3; axis++) {
            for (int i = 1; i < mesh.points() && !spreads[axis]; i++) {
                spreads[axis] = mesh.coordinate(i, axis) != mesh.coordinate(0, axis);
            }
        }
        final int dimension = spreads[2] ? 3 : spreads[1] ? 2 : 1;
        for (int axis = 0; axis < dimension - 1; axis++) {
            if (!spreads[axis]) {
                throw new IllegalArgumentException("all points of the mesh have the same " + "xyz".charAt(axis)
                    + ": there is no derivative along it. Turn a plane mesh into the plane z = 0, a line into the x axis");
            }
        }
        final double[] points = new double[dimension * mesh.points()];
        for (int i = 0; i < points.length; i++) {
            points[i] = mesh.coordinate(i / dimension, i % dimension);
        }
        return new PointCloud(dimension, points);
    }
}
