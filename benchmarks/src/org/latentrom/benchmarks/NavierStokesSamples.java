package org.latentrom.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.io.SnapshotSeries;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.pde.KnownEquation;
import org.latentrom.engine.pde.Names;
import org.latentrom.engine.pde.PdeOptions;
import org.latentrom.engine.pde.PdeResidual;
import org.latentrom.engine.pde.PdeSystem;
import org.latentrom.engine.pde.Residual;
import org.latentrom.engine.pde.ResidualNorms;
import org.latentrom.engine.pde.TimeWindow;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.raster.ChannelSource;
import org.latentrom.engine.raster.Rasterizer;
import org.latentrom.engine.raster.Resolution;

/** Navier-Stokes residuals of a flow and of exact solutions on its mesh and pixels, at some times of the flow. */
final class NavierStokesSamples {
    /** What is put into the equations. */
    static final List<String> SOURCES =
        List.of("FEniCS", "exact, on its mesh", "exact, at the pixels", "exact, tiny time step");

    private static final double VISCOSITY = 0.001;

    /** Every so many snapshots, with one neighbour on each side. */
    private static final int STRIDE = 20;

    /** Left out around walls and obstacle, in length units: wider than most fits reach. */
    private static final double BAND = 0.08;

    private static final double TINY = 1e-4;

    private static final List<ChannelSource> CHANNELS = List.of(new ChannelSource("pressure", 0, "p"),
        new ChannelSource("velocity", 0, "u"), new ChannelSource("velocity", 1, "v"));

    private final PdeSystem m_system = PdeSystem.of(KnownEquation.NAVIER_STOKES.equations(false),
        new Names(List.of("p", "u", "v"), Map.of(), Map.of("nu", VISCOSITY, "rho", 1.0), List.of()));

    private final SnapshotSeries m_series;

    private final Mesh m_mesh;

    NavierStokesSamples(final SnapshotSeries series) {
        m_series = series;
        m_mesh = read(0).mesh();
    }

    int times() {
        return (m_series.entries().size() - 2) / STRIDE;
    }

    private Snapshot read(final int index) {
        try {
            return m_series.read(index, Progress.NONE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return for each source the relative residual of momentum and of continuity */
    double[][] measure(final Resolution resolution, final double radius, final int order) {
        Extent extent = Rasterizer.extentOf(m_mesh);
        var rasterizer = Rasterizer.of(m_mesh, extent, resolution, Progress.NONE);
        FieldShape grid = rasterizer.shape(CHANNELS);
        int band = (int)Math.ceil(BAND / Math.min(grid.dx(), grid.dy()));
        PdeResidual residual = PdeResidual.prepare(m_system, grid, rasterizer.mask(),
            PdeOptions.of(radius).withOrder(order).withBand(band), Progress.NONE);
        var sums = new double[SOURCES.size()][3];
        var scales = new double[SOURCES.size()][3];
        for (int k = 0; k < times(); k++) {
            int row = STRIDE / 2 + k * STRIDE;
            var times = new double[3];
            var states = new double[SOURCES.size()][3][][];
            for (int i = 0; i < 3; i++) {
                Snapshot snapshot = read(row - 1 + i);
                times[i] = m_series.entries().get(row - 1 + i).time();
                states[0][i] = state(rasterizer.rasterize(snapshot, CHANNELS));
                states[1][i] = state(rasterizer.rasterize(onMesh(times[i]), CHANNELS));
                states[2][i] = atPixels(grid, rasterizer.mask(), times[i]);
            }
            double[] tiny = {times[1] - TINY, times[1], times[1] + TINY};
            for (int i = 0; i < 3; i++) {
                states[3][i] = atPixels(grid, rasterizer.mask(), tiny[i]);
            }
            for (int s = 0; s < states.length; s++) {
                Residual r = residual.evaluate(states[s], new TimeWindow(0, 1, s == 3 ? tiny : times), new double[0],
                    Progress.NONE);
                for (int e = 0; e < 3; e++) {
                    ResidualNorms n = r.norms(e);
                    sums[s][e] += n.rms() * n.rms();
                    scales[s][e] += n.rms() * n.rms() / (n.relative() * n.relative());
                }
            }
        }
        var result = new double[SOURCES.size()][];
        for (int s = 0; s < result.length; s++) {
            result[s] = new double[]{
                Math.sqrt(Math.max(sums[s][0] / scales[s][0], sums[s][1] / scales[s][1])),
                Math.sqrt(sums[s][2] / scales[s][2])};
        }
        return result;
    }

    private static double[][] state(final Field field) {
        int pixels = field.shape().pixels();
        var state = new double[CHANNELS.size()][pixels];
        for (int c = 0; c < state.length; c++) {
            for (int i = 0; i < pixels; i++) {
                state[c][i] = field.values()[c * pixels + i];
            }
        }
        return state;
    }

    private Snapshot onMesh(final double time) {
        var velocity = new double[2 * m_mesh.points()];
        var pressure = new double[m_mesh.points()];
        for (int i = 0; i < m_mesh.points(); i++) {
            double[] puv = exact(m_mesh.coordinate(i, 0), m_mesh.coordinate(i, 1), time);
            pressure[i] = puv[0];
            velocity[2 * i] = puv[1];
            velocity[2 * i + 1] = puv[2];
        }
        return new Snapshot(m_mesh, List.of(new MeshField("velocity", MeshField.Location.POINT, 2, velocity),
            new MeshField("pressure", MeshField.Location.POINT, 1, pressure)));
    }

    private static double[][] atPixels(final FieldShape grid, final Mask mask, final double time) {
        var state = new double[3][grid.pixels()];
        for (int i = 0; i < grid.pixels(); i++) {
            if (mask.isValid(i)) {
                double[] puv = exact(grid.x(i % grid.width()), grid.y(i / grid.width()), time);
                for (int c = 0; c < 3; c++) {
                    state[c][i] = puv[c];
                }
            }
        }
        return state;
    }

    /**
     * Taylor's decaying vortices (G. I. Taylor 1923), carried along with speed 1; one pattern to 0.33 length units and
     * so one period to 0.33 time units, as in the wake.
     *
     * @return pressure and velocity
     */
    private static double[] exact(final double x, final double y, final double time) {
        double k = 2 * Math.PI / 0.33;
        double decay = 0.5 * Math.exp(-2 * VISCOSITY * k * k * (time - 7));
        double cx = Math.cos(k * (x - time));
        double sx = Math.sin(k * (x - time));
        double cy = Math.cos(k * y);
        double sy = Math.sin(k * y);
        double p = -decay * decay * (2 * cx * cx - 1 + 2 * cy * cy - 1) / 4;
        return new double[]{p, 1 - decay * cx * sy, decay * sx * cy};
    }
}
