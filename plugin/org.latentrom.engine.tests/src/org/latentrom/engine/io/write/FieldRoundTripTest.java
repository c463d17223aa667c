package org.latentrom.engine.io.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.io.ReadOptions;
import org.latentrom.engine.io.SnapshotFiles;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.raster.ChannelSource;
import org.latentrom.engine.raster.Rasterizer;
import org.latentrom.engine.raster.Resolution;

/** Fields that are written, read as snapshots and rasterised on the same grid are the same fields. */
class FieldRoundTripTest {
    @TempDir
    Path m_temp;

    private Path write(final SeriesOptions options, final Field... fields) throws IOException {
        Path folder = m_temp.resolve("out");
        var times = new double[fields.length];
        Arrays.setAll(times, i -> 0.25 * i);
        try (var writer = SeriesWriter.open(folder, List.of(new PlannedRun("r", times, Map.of())), options)) {
            for (int i = 0; i < fields.length; i++) {
                writer.write("r", i, fields[i], Progress.NONE);
            }
            writer.commit(Progress.NONE);
        }
        return folder;
    }

    @ParameterizedTest
    @CsvSource({"VTK,true,true", "VTK,false,false", "VTK,true,false", "XDMF,true,true", "XDMF,false,true",
        "NUMPY,true,true", "NUMPY,false,false"})
    void channelsMaskAndExtentComeBack(final WriteFormat format, final boolean compressed, final boolean holes)
        throws IOException {
        Field[] fields = {States.field(1, holes), States.field(2, holes)};
        Path folder = write(new SeriesOptions(format, compressed, compressed, false), fields);
        try (var series = SnapshotFiles.open(folder, ReadOptions.DEFAULTS, Progress.NONE)) {
            assertEquals(2, series.entries().size());
            for (int i = 0; i < fields.length; i++) {
                assertEquals(0.25 * i, series.entries().get(i).time());
                assertSameField(fields[i], series.read(i, Progress.NONE));
            }
        }
    }

    private static void assertSameField(final Field written, final Snapshot read) {
        FieldShape s = written.shape();
        Extent extent = Rasterizer.extentOf(read.mesh());
        assertEquals(s.extent().xMin(), extent.xMin(), 1e-12);
        assertEquals(s.extent().xMax(), extent.xMax(), 1e-12);
        assertEquals(s.extent().yMin(), extent.yMin(), 1e-12);
        assertEquals(s.extent().yMax(), extent.yMax(), 1e-12);
        Field back = Rasterizer.of(read.mesh(), s.extent(), new Resolution(s.height(), s.width()), Progress.NONE)
            .rasterize(read, ChannelSource.select(read, s.channels()));
        assertEquals(s.channels(), back.shape().channels());
        assertEquals(written.mask(), back.mask());
        for (int i = 0; i < s.size(); i++) {
            if (written.mask().isValid(i % s.pixels())) {
                assertEquals(written.values()[i], back.values()[i]);
            }
        }
    }

    @Test
    void masksMayChangeInTime() throws IOException {
        Field[] fields = {States.field(1, true), States.field(2, false)};
        for (WriteFormat format : new WriteFormat[]{WriteFormat.VTK, WriteFormat.XDMF}) {
            Path folder = write(SeriesOptions.DEFAULTS.withFormat(format).withOverwrite(true), fields);
            try (var series = SnapshotFiles.open(folder.resolve("r" + (format == WriteFormat.VTK ? ".pvd" : ".xdmf")),
                ReadOptions.DEFAULTS, Progress.NONE)) {
                assertSameField(fields[0], series.read(0, Progress.NONE));
                assertSameField(fields[1], series.read(1, Progress.NONE));
            }
        }
    }

    @Test
    void aRunOfAnArchiveHasOneGrid() {
        var other = new FieldShape(List.of("T", "u_x", "u_y"), 5, 7, new Extent(0, 1, 0, 1));
        String message = assertThrows(IllegalArgumentException.class, () -> write(
            SeriesOptions.DEFAULTS.withFormat(WriteFormat.NUMPY), States.field(1, false),
            new Field(other, new float[other.size()]))).getMessage();
        assertTrue(message.contains("another grid"), message);
    }
}
