package org.latentrom.benchmarks;

import java.io.IOException;

/**
 * Reading and rasterising a series beside VTK, in one run: {@link SnapshotReading}, then {@link RasterVtk}.
 * <pre>Snapshots SERIES.pvd [TURNS]</pre>
 * The Python that the environment variable {@code PYTHON} names (default {@code python3}) has to have VTK; without it
 * our own times are printed alone.
 */
public final class Snapshots {
    private Snapshots() {
    }

    /** @param args the series, and how often it is read */
    public static void main(final String[] args) throws IOException, InterruptedException {
        SnapshotReading.main(args);
        RasterVtk.main(new String[]{args[0]});
    }
}
