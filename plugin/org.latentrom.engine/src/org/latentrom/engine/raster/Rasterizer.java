package org.latentrom.engine.raster;

import java.util.List;
import java.util.Optional;

import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.memory.MemoryBudget;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;

/**
 * Turns the snapshots of one mesh into pixel fields. Weights are built once, by several threads, for a
 * {@link RasterMethod}; then a snapshot costs a few multiplications a pixel. By default each pixel's centre is located
 * in a cell and point data are interpolated with the cell's shape functions (linear on triangles, bilinear
 * isoparametric on quadrilaterals, of the cell's order on cells of higher order, mean value coordinates in polygons);
 * cell data are those of the containing cell, as VTK's probe filter does. Beside cells with an area, lines and vertices
 * give no pixel. Weights are float64, results float32. Immutable, usable by several threads; the same on any number of
 * them.
 */
public final class Rasterizer {
    private static final int[] FIRST = {0};

    /** An item and a weight, in the rows of a band and in the matrix. */
    private static final long BYTES_PER_ENTRY = 24;

    private final MeshPlane m_plane;

    private final FieldShape m_grid;

    private final RasterWeights m_weights;

    private Rasterizer(final MeshPlane plane, final FieldShape grid, final RasterWeights weights) {
        m_plane = plane;
        m_grid = grid;
        m_weights = weights;
    }

    /**
     * Locates the centres of all pixels.
     *
     * @param mesh a mesh in a plane, of any cells without volume; or on a straight line
     * @param extent the rectangle to cover; may be larger or smaller than the mesh
     * @param resolution pixel rows and columns; centres as in {@link FieldShape#x} and {@link FieldShape#y}
     * @param progress asked now and then whether to stop
     * @throws IllegalArgumentException if the mesh has solid cells, is not flat or not finite, if no pixel's
     *             centre lies in it, or if the memory does not suffice; the message says what to do
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
        RasterWeights weights = weights(plane, grid, options, progress);
        if (weights.mask().count() == 0) {
            throw new IllegalArgumentException("no pixel's centre lies in the mesh: the grid covers " + extent
                + ", the mesh " + plane.extent() + ". Choose the mesh's extent or more pixels.");
        }
        return new Rasterizer(plane, grid, weights);
    }

    /**
     * @param mesh a mesh in a plane, of any cells without volume; or on a straight line
     * @return the bounding box of the points that its cells use, along the axes of its plane
     * @throws IllegalArgumentException as {@link #of} does
     */
    public static Extent extentOf(final Mesh mesh) {
        return MeshPlane.of(mesh).extent();
    }

    private static RasterWeights weights(final MeshPlane plane, final FieldShape grid, final RasterOptions options,
        final Progress progress) {
        MemoryBudget.ofHeap("Choose fewer pixels").take(BYTES_PER_ENTRY * grid.pixels() * entries(plane, options));
        // all rows of a line are alike: one is computed
        FieldShape rows = plane.isLine() ? new FieldShape(grid.channels(), 1, grid.width(), grid.extent()) : grid;
        RasterWeights weights = switch (actual(plane, options)) {
            case LINEAR -> CellRaster.of(plane, rows, progress);
            case CELL_AVERAGE -> AverageRaster.of(plane, rows, progress);
            case NEAREST, WLSQM -> CloudRaster.of(plane, rows, options.withMethod(actual(plane, options)), progress);
        };
        weights = plane.isLine() ? weights.repeated(grid) : weights;
        return new RasterWeights(plane.withPartners(weights.points()), weights.cells(), weights.mask(),
            weights.coverage());
    }

    /** Entries a pixel: a guess where cells have different numbers of nodes, or several cells belong to a pixel. */
    private static long entries(final MeshPlane plane, final RasterOptions options) {
        long nodes = 0;
        for (int c : plane.cells()) {
            nodes += plane.flat().nodes(c);
        }
        long mean = (nodes + plane.cells().length) / Math.max(1, plane.cells().length);
        return actual(plane, options) == RasterMethod.WLSQM
            ? Math.max(mean, options.neighboursIn(plane.isLine() ? 1 : 2)) : mean;
    }

    private static RasterMethod actual(final MeshPlane plane, final RasterOptions options) {
        if (plane.isCloud() && options.method() == RasterMethod.CELL_AVERAGE) {
            throw new IllegalArgumentException("the mesh has points, but no cells: there is no average over cells."
                + " Choose another method, such as the fit to the points around a pixel (WLSQM).");
        }
        return plane.isCloud() && options.method() == RasterMethod.LINEAR ? RasterMethod.WLSQM : options.method();
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

    /**
     * @return for {@link RasterMethod#CELL_AVERAGE} the share of each pixel, {@code [row * width + column]}, that the
     *         mesh covers: 0 to 1, more where cells overlap; a pixel's value times its area times this is an integral
     *         over the mesh. Nothing for other methods
     */
    public Optional<double[]> coverage() {
        return Optional.ofNullable(m_weights.coverage()).map(double[]::clone);
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
        requireMesh(snapshot);
        FieldShape shape = shape(sources);
        var values = new float[shape.size()];
        var lost = rule == NonFiniteRule.MASK_OUT ? new LostPixels(m_weights) : null;
        for (int from = 0, to; from < sources.size(); from = to) {
            to = from + 1;
            while (to < sources.size() && sources.get(to).field().equals(sources.get(from).field())) {
                to++;
            }
            write(snapshot, sources.subList(from, to), lost, values, from);
        }
        return new Field(shape, values, lost == null ? mask() : lost.clear(values));
    }

    /** Writes the channels of one field, the first of which is channel {@code from}. */
    private void write(final Snapshot snapshot, final List<ChannelSource> sources, final LostPixels lost,
        final float[] values, final int from) {
        MeshField field = null;
        var components = new int[sources.size()];
        var ats = new int[components.length];
        for (int i = 0; i < components.length; i++) {
            field = find(snapshot, sources.get(i));
            components[i] = sources.get(i).component();
            ats[i] = (from + i) * m_grid.pixels();
            if (lost == null) {
                requireFinite(field, components[i]);
            } else {
                matrix(field).apply(lost.repaired(field, components[i]), 1, FIRST, values, new int[]{ats[i]});
            }
        }
        if (lost == null) {
            matrix(field).apply(field.values(), field.components(), components, values, ats);
        }
    }

    /**
     * One channel in float64, as it is before it is rounded to a field's float32.
     *
     * @param snapshot a snapshot on this rasteriser's mesh (or an equal one)
     * @return {@code values[row * width + column]}, 0 at invalid pixels
     * @throws IllegalArgumentException as {@link #rasterize(Snapshot, List)}
     */
    public double[] doubles(final Snapshot snapshot, final ChannelSource source) {
        requireMesh(snapshot);
        MeshField field = find(snapshot, source);
        requireFinite(field, source.component());
        return matrix(field).apply(field.values(), field.components(), source.component(), m_grid.pixels());
    }

    private PixelMatrix matrix(final MeshField field) {
        return field.location() == MeshField.Location.POINT ? m_weights.points() : m_weights.cells();
    }

    private void requireMesh(final Snapshot snapshot) {
        if (!mesh().equals(snapshot.mesh())) {
            throw new IllegalArgumentException("the snapshot has another mesh (" + snapshot.mesh()
                + ") than the weights (" + mesh() + "): build a rasteriser for it.");
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
        for (int item : points ? m_plane.valuePoints() : m_plane.cells()) {
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
