package org.latentrom.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.latentrom.engine.field.Field;
import org.latentrom.engine.io.ReadOptions;
import org.latentrom.engine.io.SnapshotFiles;
import org.latentrom.engine.io.SnapshotSeries;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.raster.ChannelSource;
import org.latentrom.engine.raster.Rasterizer;
import org.latentrom.engine.raster.Resolution;

/** The digits of MNIST (LeCun, Cortes, Burges) as fields of 28 x 28 pixels with values from 0 to 1. */
final class MnistDigits {
    private MnistDigits() {
    }

    /**
     * @param file an IDX file of images
     * @throws IOException if it is no such file
     */
    static List<Field> read(final Path file) throws IOException {
        var digits = new ArrayList<Field>();
        try (SnapshotSeries series = SnapshotFiles.open(file, ReadOptions.DEFAULTS, Progress.NONE)) {
            Rasterizer rasterizer = null;
            for (int i = 0; i < series.entries().size(); i++) {
                Snapshot snapshot = series.read(i, Progress.NONE);
                if (rasterizer == null) {
                    rasterizer = Rasterizer.of(snapshot.mesh(), Rasterizer.extentOf(snapshot.mesh()),
                        new Resolution(28, 28), Progress.NONE);
                }
                digits.add(rasterizer.rasterize(snapshot, ChannelSource.defaults(snapshot)));
            }
        }
        return digits;
    }
}
