package org.latentrom.knime.snapshotimage;

import java.util.List;

import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.image.MeshOverlay;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.raster.ChannelSource;
import org.latentrom.engine.raster.MeshPlane;
import org.latentrom.engine.raster.Rasterizer;
import org.latentrom.engine.raster.Resolution;

/** What the pictures of all snapshots of a mesh share. */
final class DrawnMesh {
    private final MeshPlane m_plane;

    private final Rasterizer m_screen;

    private final Rasterizer m_pixels;

    private final MeshOverlay m_overlay;

    DrawnMesh(final Mesh mesh, final SnapshotToImageParameters parameters, final Progress progress) {
        m_plane = MeshPlane.of(mesh);
        final Extent extent = m_plane.extent();
        m_screen = Rasterizer.of(mesh, extent, Resolution.ofLongerSide(extent, parameters.m_size, 1), progress);
        m_pixels = parameters.m_pixels
            ? Rasterizer.of(mesh, extent, Resolution.ofLongerSide(extent, parameters.m_pixelCount, 1), progress) : null;
        m_overlay = new MeshOverlay(m_plane);
    }

    /** @return a pixel for each pixel of the screen */
    Rasterizer screen() {
        return m_screen;
    }

    /** @return as many pixels as the user wants to see; null if none */
    Rasterizer pixels() {
        return m_pixels;
    }

    MeshOverlay overlay() {
        return m_overlay;
    }

    /** @return a field of ones */
    Field blank() {
        final var shape = m_screen.shape(List.of(new ChannelSource("mesh", 0, "mesh")));
        final float[] ones = new float[shape.pixels()];
        for (int i = 0; i < ones.length; i++) {
            ones[i] = m_screen.mask().isValid(i) ? 1 : 0;
        }
        return new Field(shape, ones, m_screen.mask());
    }

    /** @return the names of the axes, if they are not x and y */
    String axes() {
        return m_plane.isUsual() ? "" : "\naxes: " + String.join(" and ", m_plane.axes());
    }
}
