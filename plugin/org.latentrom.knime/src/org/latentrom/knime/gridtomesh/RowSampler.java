package org.latentrom.knime.gridtomesh;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.mesh.JoinedChannels;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.raster.GridSampler;
import org.latentrom.engine.raster.OutsideRule;

/** Samples the fields of a table; the weights of the last few meshes and masks are kept. */
final class RowSampler {
    private static final int KEPT = 8;

    private record Key(Mesh mesh, FieldShape grid, Mask mask) {
    }

    private final OutsideRule m_outside;

    private final boolean m_joined;

    private final Progress m_progress;

    private final Map<Key, GridSampler> m_samplers = new LinkedHashMap<>(KEPT, 1, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(final Map.Entry<Key, GridSampler> eldest) {
            return size() > KEPT; // a mesh or a mask that moves: another one in every row
        }
    };

    private int m_mostOutside;

    private int m_points;

    RowSampler(final OutsideRule outside, final boolean joined, final Progress progress) {
        m_outside = outside;
        m_joined = joined;
        m_progress = progress;
    }

    /** @throws IllegalArgumentException as {@link GridSampler#of} */
    Snapshot sample(final Field field, final Mesh mesh) {
        m_progress.checkCanceled();
        final FieldShape grid = field.shape().withChannels(List.of("any"));
        final GridSampler sampler = m_samplers.computeIfAbsent(new Key(mesh, grid, field.mask()),
            k -> GridSampler.of(mesh, grid, field.mask(), m_outside, m_progress));
        if (sampler.outside() > m_mostOutside) {
            m_mostOutside = sampler.outside();
            m_points = mesh.points();
        }
        final List<String> channels = field.shape().channels();
        return sampler.sample(field, m_joined ? JoinedChannels.of(channels) : JoinedChannels.single(channels));
    }

    /** @return what to say of mesh points outside of the fields; empty if there are none */
    List<String> warnings() {
        return m_mostOutside == 0 ? List.of() : List.of(m_mostOutside + " of " + m_points + " points of the mesh lie "
            + "outside of the field's valid pixels: they get " + (m_outside == OutsideRule.NAN ? "NaN." : "the value "
                + "of the nearest valid pixel."));
    }
}
