package org.latentrom.engine.io.fuzz;

import java.io.IOException;
import java.nio.file.Path;

import org.latentrom.engine.io.ReadOptions;
import org.latentrom.engine.io.SnapshotFiles;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.raster.ChannelSource;
import org.latentrom.engine.raster.Rasterizer;
import org.latentrom.engine.raster.Resolution;

/** What is done with a file. Classes that do so have a constructor without arguments. */
interface Reading {
    /** @throws IOException if the file is refused */
    void read(Path file) throws IOException;

    /** The way of the product: the index, then the snapshots one by one, the first of them also on a small grid. */
    final class Product implements Reading {
        private static final Resolution GRID = new Resolution(16, 16);

        /** A mutant can be a long series of good snapshots, which takes its time rightly. */
        private static final int MAX = 30;

        @Override
        public void read(final Path file) throws IOException {
            try (var series = SnapshotFiles.open(file, ReadOptions.DEFAULTS, Progress.NONE)) {
                for (int i = 0; i < Math.min(MAX, series.entries().size()); i++) {
                    Snapshot snapshot = series.read(i, Progress.NONE);
                    if (i == 0) {
                        rasterize(file, snapshot);
                    }
                }
            }
        }

        /** A mesh can be well-formed and still have no place for pixels; the node shows the message. */
        private static void rasterize(final Path file, final Snapshot snapshot) throws IOException {
            try {
                Rasterizer.of(snapshot.mesh(), Rasterizer.extentOf(snapshot.mesh()), GRID, Progress.NONE)
                    .rasterize(snapshot, ChannelSource.defaults(snapshot));
            } catch (IllegalArgumentException e) {
                throw new SnapshotFormatException(file.getFileName().toString(), "mesh", e.getMessage(),
                    "Mend the mesh", e);
            }
        }
    }
}
