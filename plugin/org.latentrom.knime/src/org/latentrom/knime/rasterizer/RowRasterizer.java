package org.latentrom.knime.rasterizer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.raster.ChannelSource;
import org.latentrom.engine.raster.NonFiniteRule;
import org.latentrom.engine.raster.Rasterizer;
import org.latentrom.knime.table.KnimeProgress;

/** Rasterizes the snapshots of a table on one grid; the weights of the last few meshes are kept. */
final class RowRasterizer {
    private static final int MESHES_KEPT = 8;

    private final PixelGrid m_grid;

    private final List<ChannelSource> m_channels;

    private final NonFiniteRule m_rule;

    private final Progress m_progress;

    private int m_masked;

    private int m_elsewhere;

    private String m_firstElsewhere;

    private List<String> m_axes;

    private boolean m_layer;

    /** @param elsewhere where the mesh lies, if that is not the region of the grid; else null */
    private record Kept(Rasterizer rasterizer, Extent elsewhere) {
    }

    private final Map<Mesh, Kept> m_rasterizers = new LinkedHashMap<>(MESHES_KEPT, 1, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(final Map.Entry<Mesh, Kept> eldest) {
            return size() > MESHES_KEPT; // adaptive meshes: another one in every row
        }
    };

    RowRasterizer(final PixelGrid grid, final List<ChannelSource> channels, final NonFiniteRule rule,
        final Progress progress) {
        m_grid = grid;
        m_channels = channels;
        m_rule = rule;
        m_progress = KnimeProgress.quiet(progress);
    }

    /**
     * @param row name of the snapshot's row
     * @throws IllegalArgumentException as {@link Rasterizer#of} and {@link Rasterizer#rasterize}
     */
    Field rasterize(final Snapshot snapshot, final String row) {
        m_progress.checkCanceled();
        final Kept kept = m_rasterizers.computeIfAbsent(snapshot.mesh(), this::keep);
        if (kept.elsewhere() != null) {
            m_elsewhere++;
            m_firstElsewhere = m_firstElsewhere == null ? "row \"" + row + "\" on " + text(kept.elsewhere())
                : m_firstElsewhere;
        }
        final Rasterizer rasterizer = kept.rasterizer();
        final Field field = rasterizer.rasterize(snapshot, m_channels, m_rule);
        m_masked += field.mask().equals(rasterizer.mask()) ? 0 : 1;
        return field;
    }

    private Kept keep(final Mesh mesh) {
        final Rasterizer rasterizer = m_grid.rasterizer(mesh, m_progress);
        final var plane = rasterizer.plane();
        m_axes = m_axes == null && !plane.isUsual() ? plane.axes() : m_axes;
        m_layer |= plane.isLayer();
        return new Kept(rasterizer, m_grid.isCoveredBy(plane.extent()) ? null : plane.extent());
    }

    private static String text(final Extent e) {
        return "[" + e.xMin() + ", " + e.xMax() + "] x [" + e.yMin() + ", " + e.yMax() + "]";
    }

    /** @return what to say of snapshots that lie on another region than that of the grid; empty if there are none */
    Optional<String> elsewhere() {
        return m_elsewhere == 0 ? Optional.empty()
            : Optional.of(m_elsewhere + " snapshots have another size or place than the first one, which lies on "
                + text(m_grid.extent()) + ", such as " + m_firstElsewhere + ". Pixels that a snapshot does not cover "
                + "are not valid, what lies outside of the first one's region is cut off. Read snapshots of one size, "
                + "or give the region in the dialog.");
    }

    /** @return what to say of the plane of the first mesh that does not lie in that of x and y; empty if all do */
    Optional<String> axes() {
        return Optional.ofNullable(m_axes).map(a -> a.size() == 1
            ? "The mesh is a line along " + a.get(0) + ", which becomes x of the pixels."
            : "The mesh lies in a plane of other axes than x and y: " + a.get(0) + " becomes x of the pixels, "
                + a.get(1)
                + " becomes y.");
    }

    /** @return what to say of one layer of solids; empty if there is none */
    Optional<String> layer() {
        return m_layer ? Optional.of("The mesh is one layer of solid cells, as plane problems of OpenFOAM are: "
            + "pixels have the values in the middle of the layer.") : Optional.empty();
    }

    /** @return number of fields that have lost pixels to values that are not finite */
    int masked() {
        return m_masked;
    }
}
