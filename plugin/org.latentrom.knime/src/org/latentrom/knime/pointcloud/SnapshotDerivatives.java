package org.latentrom.knime.pointcloud;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.MeshField.Location;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.raster.ChannelSource;
import org.latentrom.engine.scattered.ScatteredWlsqm;

/**
 * Snapshots with derivatives of their fields on the mesh: its points are the cloud of point fields, the middles of its
 * cells that of cell fields. How cells are joined does not matter.
 */
final class SnapshotDerivatives {
    /** What is prepared for the point fields, or for the cell fields, of a mesh. */
    private record Site(MeshCloud cloud, ScatteredWlsqm wlsqm, List<MeshField> conditions) {
    }

    private final DerivativeParameters m_derivatives;

    private final boolean m_condition;

    private final List<ChannelSource> m_channels;

    private final CloudFits m_fits;

    private final long m_rows;

    private final Progress m_progress;

    private final Map<Location, Site> m_sites = new EnumMap<>(Location.class);

    private Mesh m_mesh;

    private long m_row;

    /**
     * @param channels what is derived
     * @param rows number of snapshots, for the progress
     */
    SnapshotDerivatives(final WlsqmPointCloudDifferentiatorParameters parameters, final List<ChannelSource> channels,
        final CloudFits fits, final long rows, final Progress progress) {
        m_derivatives = parameters.m_derivatives;
        m_condition = parameters.m_condition;
        m_channels = channels;
        m_fits = fits;
        m_rows = rows;
        m_progress = progress;
    }

    /** @return the snapshot with a scalar field for each derivative, named like {@code dx(velocity_x)} */
    Snapshot of(final Snapshot snapshot) {
        m_progress.checkCanceled();
        final Progress progress = m_progress.part((double)m_row / m_rows, (m_row + 1.0) / m_rows);
        m_row++;
        if (snapshot.mesh() != m_mesh) {
            m_sites.clear();
            m_mesh = snapshot.mesh();
        }
        final List<MeshField> added = new ArrayList<>();
        for (ChannelSource channel : m_channels) {
            final MeshField field = snapshot.field(channel.field())
                .filter(f -> channel.component() < f.components()).orElseThrow(() -> new IllegalArgumentException(
                    "this snapshot has no field \"" + channel.channel() + "\", but the last one does"));
            final Site site = site(field.location(), progress.part(0, 0.5));
            final double[][] fit = site.wlsqm().fit(
                site.cloud().values(field, channel.component(), channel.channel()), progress.part(0.5,
                    1)).derivatives();
            for (int dof : m_derivatives.of(site.wlsqm().layout())) {
                added.add(site.cloud().field(site.wlsqm().layout().derivative(dof, channel.channel()), fit[dof]));
            }
        }
        m_sites.values().forEach(s -> added.addAll(s.conditions()));
        final List<String> names = added.stream().map(MeshField::name).toList();
        final List<MeshField> fields =
            new ArrayList<>(snapshot.fields().stream().filter(f -> !names.contains(f.name())).toList());
        fields.addAll(added);
        return new Snapshot(snapshot.mesh(), fields);
    }

    private Site site(final Location location, final Progress progress) {
        return m_sites.computeIfAbsent(location, l -> {
            final var cloud = MeshCloud.of(m_mesh, l);
            final ScatteredWlsqm wlsqm = m_fits.of(cloud.cloud(), cloud::name, "", progress);
            return new Site(cloud, wlsqm, m_condition
                ? List.of(cloud.field(TableDerivatives.CONDITION + (l == Location.CELL ? " (cells)" : ""),
                    wlsqm.conditionNumbers(progress).scaled()))
                : List.of());
        });
    }
}
