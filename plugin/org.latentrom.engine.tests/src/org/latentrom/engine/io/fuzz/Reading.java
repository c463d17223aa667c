package org.latentrom.engine.io.fuzz;

import java.io.IOException;
import java.nio.file.Path;

import org.latentrom.engine.io.ReadOptions;
import org.latentrom.engine.io.SnapshotFiles;
import org.latentrom.engine.progress.Progress;

/** What is done with a file. Classes that do so have a constructor without arguments. */
interface Reading {
    /** @throws IOException if the file is refused */
    void read(Path file) throws IOException;

    /** The way of the product: the index, then the snapshots one by one. */
    final class Product implements Reading {
        /** A mutant can be a long series of good snapshots, which takes its time rightly. */
        private static final int MAX = 30;

        @Override
        public void read(final Path file) throws IOException {
            try (var series = SnapshotFiles.open(file, ReadOptions.DEFAULTS, Progress.NONE)) {
                for (int i = 0; i < Math.min(MAX, series.entries().size()); i++) {
                    series.read(i, Progress.NONE);
                }
            }
        }
    }
}
