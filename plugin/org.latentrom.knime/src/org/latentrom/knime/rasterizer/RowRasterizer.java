package org.latentrom.knime.rasterizer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.raster.ChannelSource;
import org.latentrom.engine.raster.NonFiniteRule;
import org.latentrom.engine.raster.Rasterizer;
import org.latentrom.engine.raster.Resolution;
import org.latentrom.knime.table.KnimeProgress;

/** Rasterizes the snapshots of a table on one grid; the weights of the last few meshes are kept. */
final class RowRasterizer {
    private static final int MESHES_KEPT = 8;

    private final Extent m_extent;

    private final Resolution m_resolution;

    private final List<ChannelSource> m_channels;

    private final NonFiniteRule m_rule;

    private final Progress m_progress;

    private int m_masked;

    private final Map<Mesh, Rasterizer> m_rasterizers = new LinkedHashMap<>(MESHES_KEPT, 1, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(final Map.Entry<Mesh, Rasterizer> eldest) {
            return size() > MESHES_KEPT; // adaptive meshes: another one in every row
        }
    };

    RowRasterizer(final Extent extent, final Resolution resolution, final List<ChannelSource> channels,
        final NonFiniteRule rule, final Progress progress) {
        m_extent = extent;
        m_resolution = resolution;
        m_channels = channels;
        m_rule = rule;
        m_progress = KnimeProgress.quiet(progress);
    }

    /** @throws IllegalArgumentException as {@link Rasterizer#of} and {@link Rasterizer#rasterize} */
    Field rasterize(final Snapshot snapshot) {
        m_progress.checkCanceled();
        final Rasterizer rasterizer = m_rasterizers.computeIfAbsent(snapshot.mesh(),
            m -> Rasterizer.of(m, m_extent, m_resolution, m_progress));
        final Field field = rasterizer.rasterize(snapshot, m_channels, m_rule);
        m_masked += field.mask().equals(rasterizer.mask()) ? 0 : 1;
        return field;
    }

    /** @return number of fields that have lost pixels to values that are not finite */
    int masked() {
        return m_masked;
    }
}
