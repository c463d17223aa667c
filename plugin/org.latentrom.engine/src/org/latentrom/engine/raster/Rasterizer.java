package org.latentrom.engine.raster;

import java.util.List;

import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;

/**
 * Turns the snapshots of one mesh into pixel fields. Each pixel's centre is located in a cell once; then a snapshot
 * costs three or four multiplications a pixel. Point data are interpolated with the cell's shape functions (linear on
 * triangles, bilinear isoparametric on quadrilaterals), cell data are those of the containing cell, as VTK's probe
 * filter does; on their own a line or a vertex gives no pixel. Weights are float64, results float32. Immutable, usable
 * by several threads.
 */
public final class Rasterizer {
    private final MeshPlane m_plane;

    private final FieldShape m_grid;

    private final PixelWeights m_weights;

    private Rasterizer(final MeshPlane plane, final FieldShape grid, final PixelWeights weights) {
        m_plane = plane;
        m_grid = grid;
        m_weights = weights;
    }

    /**
     * Locates the centres of all pixels.
     *
     * @param mesh a mesh of triangles and quadrilaterals in a plane z = constant
     * @param extent the rectangle to cover; may be larger or smaller than the mesh
     * @param resolution pixel rows and columns; centres as in {@link FieldShape#x} and {@link FieldShape#y}
     * @param progress asked now and then whether to stop
     * @throws IllegalArgumentException if the mesh has solid cells, no plane ones, is not flat or not finite, or if no
     *             pixel's centre lies in it; the message says what to do
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static Rasterizer of(final Mesh mesh, final Extent extent, final Resolution resolution,
        final Progress progress) {
        return of(mesh, extent, resolution, RasterOptions.DEFAULTS, progress);
    }

    /**
     * As above, with
     *
     * @param options method and what belongs to it
     */
    public static Rasterizer of(final Mesh mesh, final Extent extent, final Resolution resolution,
        final RasterOptions options, final Progress progress) {
        var plane = MeshPlane.of(mesh);
        var grid = new FieldShape(List.of("any"), resolution.height(), resolution.width(), extent);
        PixelWeights weights = PixelWeights.of(plane, grid, progress);
        if (weights.mask().count() == 0) {
            throw new IllegalArgumentException("no pixel's centre lies in the mesh: the grid covers " + extent
                + ", the mesh " + plane.extent() + ". Choose the mesh's extent or more pixels.");
        }
        return new Rasterizer(plane, grid, weights);
    }

    /**
     * @param mesh a mesh of triangles and quadrilaterals in a plane z = constant
     * @return the bounding box of the points that its triangles and quadrilaterals use
     * @throws IllegalArgumentException as {@link #of} does
     */
    public static Extent extentOf(final Mesh mesh) {
        return MeshPlane.of(mesh).extent();
    }

    /** @return the mesh in its plane */
    public MeshPlane plane() {
        return m_plane;
    }

    /** @return the mesh whose snapshots can be rasterised */
    public Mesh mesh() {
        return m_plane.mesh();
    }

    /** @return the pixels whose centres lie in a cell, edges included; all fields share this object */
    public Mask mask() {
        return m_weights.mask();
    }

    /** @return what the fields of these channels will look like */
    public FieldShape shape(final List<ChannelSource> sources) {
        return m_grid.withChannels(sources.stream().map(ChannelSource::channel).toList());
    }

    /**
     * As {@link #rasterize(Snapshot, List, NonFiniteRule)}, with {@link NonFiniteRule#FAIL}.
     */
    public Field rasterize(final Snapshot snapshot, final List<ChannelSource> sources) {
        return rasterize(snapshot, sources, NonFiniteRule.FAIL);
    }

    /**
     * @param snapshot a snapshot on this rasteriser's mesh (or an equal one)
     * @param sources what becomes which channel, at least one
     * @param rule what happens to values that are not finite or beyond float32
     * @return the field, float32, 0 at invalid pixels
     * @throws IllegalArgumentException if the snapshot has another mesh or lacks a field or component; with
     *             {@link NonFiniteRule#FAIL} if a value at a point or cell of the plane mesh is not finite or beyond
     *             float32, else if no pixel is left; the message names it
     */
    public Field rasterize(final Snapshot snapshot, final List<ChannelSource> sources, final NonFiniteRule rule) {
        if (!mesh().equals(snapshot.mesh())) {
            throw new IllegalArgumentException("the snapshot has another mesh (" + snapshot.mesh()
                + ") than the weights (" + mesh() + "): build a rasteriser for it.");
        }
        FieldShape shape = shape(sources);
        var values = new float[shape.size()];
        var lost = rule == NonFiniteRule.MASK_OUT ? new LostPixels(m_weights) : null;
        for (int i = 0; i < sources.size(); i++) {
            ChannelSource source = sources.get(i);
            MeshField field = find(snapshot, source);
            if (lost == null) {
                requireFinite(field, source.component());
                write(field, field.values(), field.components(), source.component(), values, i * shape.pixels());
            } else {
                write(field, lost.repaired(field, source.component()), 1, 0, values, i * shape.pixels());
            }
        }
        return new Field(shape, values, lost == null ? mask() : lost.clear(values));
    }

    private void write(final MeshField field, final double[] from, final int stride, final int component,
        final float[] to, final int at) {
        if (field.location() == MeshField.Location.POINT) {
            m_weights.interpolate(from, stride, component, to, at);
        } else {
            m_weights.pick(from, stride, component, to, at);
        }
    }

    private static MeshField find(final Snapshot snapshot, final ChannelSource source) {
        MeshField field = snapshot.field(source.field())
            .orElseThrow(() -> new IllegalArgumentException("there is no field \"" + source.field()
                + "\" in this snapshot; it has " + snapshot.fields().stream().map(MeshField::name).toList()));
        if (source.component() >= field.components()) {
            throw new IllegalArgumentException("field \"" + field.name() + "\" has " + field.components()
                + " components in this snapshot: there is no component " + source.component());
        }
        return field;
    }

    private void requireFinite(final MeshField field, final int component) {
        boolean points = field.location() == MeshField.Location.POINT;
        for (int item : points ? m_plane.points() : m_plane.cells()) {
            double v = field.values()[item * field.components() + component];
            if (!LostPixels.isFinite(v)) {
                throw new IllegalArgumentException("field \"" + field.name() + "\" is " + v + " at "
                    + (points ? "point " : "cell ") + item
                    + (field.components() > 1 ? ", component " + component : "")
                    + ": not a finite float32 number. Remove the snapshot, mask such values out, or see whether the "
                    + "simulation diverged.");
            }
        }
    }
}
