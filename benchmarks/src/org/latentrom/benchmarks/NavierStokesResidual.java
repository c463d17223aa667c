package org.latentrom.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;

import org.latentrom.engine.io.ReadOptions;
import org.latentrom.engine.io.SnapshotFiles;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.raster.Resolution;

/**
 * What is left when the FEniCS flow around a cylinder is put into the Navier-Stokes equations on pixels: the residual
 * over the largest term of each equation, against the radius of the fits and against the resolution, away from walls
 * and obstacle. Beside it, on the same pixels, times and mask, stand an exact solution with the wake's length, speed
 * and viscosity, interpolated from the same mesh; the same at the pixels themselves; and that with hardly any time
 * step. They tell apart what comes from the mesh's linear interpolation, from the time between snapshots, and from the
 * fits.
 * <p>
 * Argument: the FEniCS flow (an .xdmf or .pvd with {@code velocity} and {@code pressure}, viscosity 0.001, or a folder
 * with such a {@code flow.xdmf}), otherwise that of the workflow {@code cylinder-wake}.
 */
public final class NavierStokesResidual {
    private static final Resolution STANDARD = new Resolution(64, 256);

    private static final double[] RADII = {2.5, 3.5, 5.5, 8.5, 12.5};

    private static final int[] ORDERS = {2, 4};

    /** The same number of pixels on all grids: radius and order. */
    private static final double[][] IN_PIXELS = {{2.5, 2}, {4.5, 2}, {5.5, 4}};

    /** The same length on all grids, in pixels of the standard grid. */
    private static final double PHYSICAL_RADIUS = 6;

    private static final int[] WIDTHS = {64, 128, 256, 512};

    private NavierStokesResidual() {
    }

    /** Prints the tables; optional argument: a flow. */
    public static void main(final String[] args) throws IOException {
        Path flow = args.length > 0 ? file(Path.of(args[0])) : RomCase.cylinder(true).data();
        try (var series = SnapshotFiles.open(flow, ReadOptions.DEFAULTS, Progress.NONE)) {
            var samples = new NavierStokesSamples(series);
            System.out.printf(Locale.ROOT, "%s: %d snapshots, residuals at %d times; RMS of the residual over RMS of "
                + "the equation's largest term%n", flow.getFileName(), series.entries().size(), samples.times());
            System.out.println("momentum is the worse of both components; d is the divergence u_x + v_y");
            for (int order : ORDERS) {
                heading("256 x 64 pixels, polynomials of order " + order + ", by radius in pixels", "radius");
                for (double radius : RADII) {
                    row(String.format(Locale.ROOT, "%.1f", radius), samples.measure(STANDARD, radius, order), null);
                }
            }
            for (double[] fit : IN_PIXELS) {
                heading("radius " + fit[0] + " pixels, order " + (int)fit[1] + " (in brackets the observed order)",
                    "grid");
                resolutions(samples, width -> fit[0], (int)fit[1]);
            }
            heading(String.format(Locale.ROOT, "radius %.3f length units, order 2 (in brackets the observed order)",
                PHYSICAL_RADIUS * 2.2 / STANDARD.width()), "grid");
            resolutions(samples, width -> PHYSICAL_RADIUS * width / STANDARD.width(), 2);
        }
    }

    private static Path file(final Path given) {
        return Files.isDirectory(given) ? given.resolve("flow.xdmf") : given;
    }

    /** @param radius the radius in pixels on a grid of so many columns */
    private static void resolutions(final NavierStokesSamples samples, final IntToDoubleFunction radius,
        final int order) {
        double[][] before = null;
        for (int width : WIDTHS) {
            if (radius.applyAsDouble(width) >= 1.5) { // less does not determine a polynomial of order 2
                before = row(width + " x " + width / 4,
                    samples.measure(new Resolution(width / 4, width), radius.applyAsDouble(width), order), before);
            }
        }
    }

    private static void heading(final String title, final String first) {
        System.out.printf(Locale.ROOT, "%n%s%n%-10s", title, first);
        for (String name : NavierStokesSamples.SOURCES) {
            System.out.printf(Locale.ROOT, " | %-29s", name);
        }
        System.out.printf(Locale.ROOT, "%n%-10s", "");
        for (int i = 0; i < NavierStokesSamples.SOURCES.size(); i++) {
            System.out.printf(Locale.ROOT, " | %-14s %-14s", "momentum", "d");
        }
        System.out.println();
    }

    /** @param before what half the resolution gave, for the observed order; or null */
    private static double[][] row(final String label, final double[][] relative, final double[][] before) {
        System.out.printf(Locale.ROOT, "%-10s", label);
        for (int s = 0; s < relative.length; s++) {
            var cells = new String[2];
            for (int k = 0; k < 2; k++) {
                String order = before == null ? ""
                    : String.format(Locale.ROOT, " (%.1f)", Math.log(before[s][k] / relative[s][k]) / Math.log(2));
                cells[k] = String.format(Locale.ROOT, "%.5f%s", relative[s][k], order);
            }
            System.out.printf(Locale.ROOT, " | %-14s %-14s", cells[0], cells[1]);
        }
        System.out.println();
        return relative;
    }
}
