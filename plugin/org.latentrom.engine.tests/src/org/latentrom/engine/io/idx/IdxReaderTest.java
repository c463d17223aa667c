package org.latentrom.engine.io.idx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.io.Fixtures;
import org.latentrom.engine.io.ReadOptions;
import org.latentrom.engine.io.SnapshotFiles;
import org.latentrom.engine.io.SnapshotSeries;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.raster.ChannelSource;
import org.latentrom.engine.raster.Rasterizer;
import org.latentrom.engine.raster.Resolution;

/** Images and labels as snapshots. */
class IdxReaderTest {
    private static final String IMAGES = "train-images-idx3-ubyte";

    private static final String LABELS = "train-labels-idx1-ubyte";

    @TempDir
    private Path m_folder;

    private Path write(final String name, final byte[] bytes) throws IOException {
        return Files.write(m_folder.resolve(name), name.endsWith(".gz") ? IdxBytes.packed(bytes) : bytes);
    }

    private static SnapshotSeries open(final Path path, final ReadOptions options) throws IOException {
        return SnapshotFiles.open(path, options, Progress.NONE);
    }

    private static Field raster(final Snapshot s, final int height, final int width) {
        return Rasterizer.of(s.mesh(), Rasterizer.extentOf(s.mesh()), new Resolution(height, width), Progress.NONE)
            .rasterize(s, ChannelSource.defaults(s));
    }

    /** Every pixel of the field is the file's byte over 255, the file's first row is on top. */
    @ParameterizedTest
    @ValueSource(strings = {IMAGES, IMAGES + ".gz"})
    void pixelsSurviveRasterizingExactly(final String name) throws IOException {
        Path file = write(name, IdxBytes.images(3, 5, 4));
        List<Snapshot> all = Fixtures.read(file);
        assertEquals(3, all.size());
        assertSame(all.get(0).mesh(), all.get(2).mesh());
        for (int n = 0; n < 3; n++) {
            Field field = raster(all.get(n), 5, 4);
            assertEquals(List.of(IdxReader.FIELD), field.shape().channels());
            for (int row = 0; row < 5; row++) {
                for (int column = 0; column < 4; column++) {
                    int k = 7 * ((n * 5 + row) * 4 + column) & 0xff;
                    assertEquals((float)(k / 255.0), field.at(0, 4 - row, column), n + " " + row + " " + column);
                }
            }
        }
    }

    @Test
    void numbersOfOtherTypesStayAsTheyAre() throws IOException {
        double[] values = {-3, 0, 0.5, 300};
        var payloads = Map.of(0x0d, ByteBuffer.allocate(16), 0x0e, ByteBuffer.allocate(32), 0x0b,
            ByteBuffer.allocate(8), 0x0c, ByteBuffer.allocate(16), 0x09, ByteBuffer.allocate(4));
        for (double v : values) {
            payloads.get(0x0d).putFloat((float)v);
            payloads.get(0x0e).putDouble(v);
            payloads.get(0x0b).putShort((short)v);
            payloads.get(0x0c).putInt((int)v);
            payloads.get(0x09).put((byte)(int)Math.min(v, 100));
        }
        for (int code : payloads.keySet()) {
            Path file = write("a.idx", IdxBytes.of(code, payloads.get(code).array(), 1, 2, 2));
            double half = code == 0x0d || code == 0x0e ? 0.5 : 0;
            // the lower row comes first in a field
            assertArrayEquals(new double[]{half, code == 0x09 ? 100 : 300, -3, 0},
                Fixtures.read(file).get(0).fields().get(0).values(), "type " + code);
        }
    }

    @Test
    void timesAreThePlacesInTheFile() throws IOException {
        Path file = write(IMAGES, IdxBytes.images(6, 2, 2));
        try (var series = open(file, ReadOptions.DEFAULTS.withTimes(2, 4))) {
            assertEquals(List.of(2.0, 3.0, 4.0), series.entries().stream().map(e -> e.time()).toList());
            assertEquals("train", series.entries().get(0).run());
            assertEquals(IMAGES + ", image 2", series.entries().get(0).source());
            assertEquals(List.of(), series.warnings());
        }
    }

    @ParameterizedTest
    @CsvSource({IMAGES + "," + LABELS, IMAGES + ".gz," + LABELS + ".gz", IMAGES + ".gz," + LABELS,
        IMAGES + "," + LABELS + ".gz", "t10k-images.idx3-ubyte,t10k-labels.idx1-ubyte"})
    void labelsBesideAreAParameter(final String images, final String labels) throws IOException {
        Path file = write(images, IdxBytes.images(4, 2, 2));
        write(labels, IdxBytes.labels(4));
        try (var series = open(file, ReadOptions.DEFAULTS)) {
            assertEquals(List.of(IdxReader.LABEL), series.parameters());
            assertEquals(List.of(3.0, 4.0, 5.0, 6.0),
                series.entries().stream().map(e -> e.parameters().get(IdxReader.LABEL)).toList());
        }
        try (var series = open(file, ReadOptions.DEFAULTS.withParameters(ReadOptions.Parameters.NONE,
            Optional.empty()))) {
            assertEquals(List.of(), series.parameters());
        }
    }

    /** Training and test set in one folder are two runs; only one has labels. */
    @Test
    void aFolderHasARunForEachSet() throws IOException {
        write(IMAGES, IdxBytes.images(2, 2, 2));
        write("t10k-images-idx3-ubyte.gz", IdxBytes.images(3, 2, 2));
        write("t10k-labels-idx1-ubyte", IdxBytes.labels(3));
        try (var series = open(m_folder, ReadOptions.DEFAULTS)) {
            assertEquals(List.of("t10k", "t10k", "t10k", "train", "train"),
                series.entries().stream().map(e -> e.run()).toList());
            assertEquals(List.of(IdxReader.LABEL), series.parameters());
            assertEquals(4, series.entries().get(1).parameters().get(IdxReader.LABEL));
            assertFalse(series.entries().get(3).parameters().containsKey(IdxReader.LABEL));
        }
    }

    /** What the user says about a run goes before what the file says of its images. */
    @Test
    void parametersOfTheRunAreMergedWithLabels() throws IOException {
        write(IMAGES, IdxBytes.images(2, 2, 2));
        write(LABELS, IdxBytes.labels(2));
        Files.writeString(m_folder.resolve("parameters.csv"), "run,nu\ntrain,0.5\n");
        try (var series = open(m_folder, ReadOptions.DEFAULTS)) {
            assertEquals(List.of("nu", IdxReader.LABEL), series.parameters());
            assertEquals(Map.of("nu", 0.5, IdxReader.LABEL, 4.0), series.entries().get(1).parameters());
        }
        Files.writeString(m_folder.resolve("parameters.csv"), "run,label\ntrain,77\n");
        try (var series = open(m_folder, ReadOptions.DEFAULTS)) {
            assertEquals(Map.of(IdxReader.LABEL, 77.0), series.entries().get(1).parameters());
        }
    }

    @Test
    void pixelsCoverTheGivenRectangle() throws IOException {
        Path file = write(IMAGES, IdxBytes.images(1, 4, 2));
        var extent = new Extent(-1, 1, 0, 4);
        try (var series = open(file, ReadOptions.DEFAULTS.withArrayExtent(extent))) {
            assertEquals(extent, Rasterizer.extentOf(series.read(0, Progress.NONE).mesh()));
        }
        assertEquals(new Extent(0, 2, 0, 4), Rasterizer.extentOf(Fixtures.read(file).get(0).mesh()));
    }

    @ParameterizedTest
    @CsvSource({"train-images-idx3-ubyte,true,false,train", "train-images-idx3-ubyte.gz,true,false,train",
        "T10K-IMAGES.IDX3-UBYTE,true,false,T10K", "digits.idx,true,false,digits", "images-idx3-ubyte,true,false,"
            + "images-idx3-ubyte",
        "train-labels-idx1-ubyte,true,true,train-labels", "a.npy,false,false,a.npy", "a.gz,false,false,a.gz"})
    void namesSayWhatIsInside(final String name, final boolean idx, final boolean labels, final String stem) {
        assertEquals(idx, IdxName.isIdx(name));
        assertEquals(labels, IdxName.isLabels(name));
        assertEquals(stem, IdxName.stem(name));
    }

    @Test
    void labelsAreSoughtOnlyForImages() {
        assertTrue(IdxName.labelsBeside(m_folder.resolve("digits.idx")).isEmpty());
        assertTrue(IdxName.labelsBeside(m_folder.resolve(IMAGES)).isEmpty());
    }
}
