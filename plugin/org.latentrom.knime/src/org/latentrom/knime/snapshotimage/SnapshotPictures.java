package org.latentrom.knime.snapshotimage;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.latentrom.engine.field.Field;
import org.latentrom.engine.image.ColorMap;
import org.latentrom.engine.image.FieldImage;
import org.latentrom.engine.image.ImageOptions;
import org.latentrom.engine.image.Panel;
import org.latentrom.engine.image.SnapshotQuantity;
import org.latentrom.engine.image.ValueRange;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;
import org.latentrom.knime.snapshotimage.SnapshotToImageParameters.Content;
import org.latentrom.knime.snapshotimage.SnapshotToImageParameters.Range;
import org.latentrom.knime.table.KnimeProgress;

/** Draws snapshots; what depends on the mesh alone is kept for the last few meshes. */
final class SnapshotPictures {
    private static final int MESHES_KEPT = 4;

    private final SnapshotToImageParameters m_parameters;

    private final Progress m_progress;

    private double m_least = Double.POSITIVE_INFINITY;

    private double m_greatest = Double.NEGATIVE_INFINITY;

    private final Map<Mesh, DrawnMesh> m_meshes = new LinkedHashMap<>(MESHES_KEPT, 1, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(final Map.Entry<Mesh, DrawnMesh> eldest) {
            return size() > MESHES_KEPT;
        }
    };

    SnapshotPictures(final SnapshotToImageParameters parameters, final Progress progress) {
        m_parameters = parameters;
        m_progress = KnimeProgress.quiet(progress);
    }

    private DrawnMesh mesh(final Snapshot snapshot) {
        m_progress.checkCanceled();
        return m_meshes.computeIfAbsent(snapshot.mesh(), m -> new DrawnMesh(m, m_parameters, m_progress));
    }

    /** Takes a snapshot into account, for a range over all rows. */
    void add(final Snapshot snapshot) {
        final var range = ValueRange.of(List.of(field(snapshot)), 0);
        m_least = Math.min(m_least, range.low());
        m_greatest = Math.max(m_greatest, range.high());
    }

    private Field field(final Snapshot snapshot) {
        return SnapshotQuantity.of(snapshot, m_parameters.m_field.strip()).on(snapshot, mesh(snapshot).screen());
    }

    /** @throws IllegalArgumentException if the mesh is in no plane, or there is no such field; with the remedy */
    BufferedImage draw(final Snapshot snapshot, final String heading) {
        final var mesh = mesh(snapshot);
        final List<Panel> panels = new ArrayList<>();
        final boolean hasField = m_parameters.m_content != Content.MESH;
        if (hasField) {
            final Field field = field(snapshot);
            final var panel =
                new Panel(field.shape().channels().get(0) + mesh.axes(), field, 0, m_parameters.colors(), range(field));
            panels.add(m_parameters.m_content == Content.BOTH ? panel.withMesh(mesh.overlay()) : panel);
        } else {
            panels.add(new Panel("Mesh" + mesh.axes(), mesh.blank(), 0, ColorMap.GREY, new ValueRange(0, 1))
                .withMesh(mesh.overlay()));
        }
        if (m_parameters.m_pixels && hasField) {
            final Field field =
                SnapshotQuantity.of(snapshot, m_parameters.m_field.strip()).on(snapshot, mesh.pixels());
            panels.add(new Panel(field.shape().width() + " x " + field.shape().height() + " pixels", field, 0,
                m_parameters.colors(), panels.get(0).range()));
        }
        return FieldImage.render(heading, panels, new ImageOptions(1, false, m_parameters.m_axes,
            m_parameters.m_colorBar && hasField));
    }

    private ValueRange range(final Field field) {
        if (m_parameters.m_range == Range.GIVEN) {
            return new ValueRange(m_parameters.m_least, m_parameters.m_greatest);
        }
        final var range = m_parameters.m_range == Range.TABLE ? new ValueRange(m_least, m_greatest)
            : ValueRange.of(List.of(field), 0);
        return m_parameters.m_symmetric ? range.symmetric() : range;
    }
}
