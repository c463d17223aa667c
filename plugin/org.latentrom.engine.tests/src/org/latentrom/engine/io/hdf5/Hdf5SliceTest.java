package org.latentrom.engine.io.hdf5;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latentrom.engine.io.Fixtures;
import org.latentrom.engine.io.SnapshotFormatException;

import io.jhdf.HdfFile;

/** Parts of data sets, their extents, and what else an HDF5 file tells. */
class Hdf5SliceTest {
    @TempDir
    private Path m_folder;

    private Path m_file;

    private final Hdf5Source m_source = new Hdf5Source();

    @BeforeEach
    void write() {
        m_file = m_folder.resolve("d.h5");
        var cube = new double[2][3][4];
        for (int i = 0; i < 24; i++) {
            cube[i / 12][i / 4 % 3][i % 4] = i;
        }
        try (var hdf = HdfFile.write(m_file)) {
            var group = hdf.putGroup("g");
            group.putDataset("cube", cube).putAttribute("time", 0.5);
            group.putDataset("row", new int[]{5, 6, 7});
            group.putAttribute("signature", "P1");
        }
    }

    @AfterEach
    void close() {
        m_source.close();
    }

    @Test
    void aPartComesRowByRow() throws IOException {
        assertArrayEquals(new double[]{17, 18, 21, 22},
            (double[])m_source.slice(m_file, "/g/cube", new long[]{1, 1, 1}, new int[]{1, 2, 2}));
        assertArrayEquals(new int[]{6, 7}, (int[])m_source.slice(m_file, "g/row", new long[]{1}, new int[]{2}));
        assertArrayEquals((double[])m_source.read(m_file, "g/cube"),
            (double[])m_source.slice(m_file, "g/cube", new long[3], new int[]{2, 3, 4}));
    }

    @ParameterizedTest
    @CsvSource({"2,0,0,1,1,1", "0,0,3,1,1,2", "-1,0,0,1,1,1", "0,0,0,3,1,1", "0,0,0,0,1,1",
        "0,0,9223372036854775807,1,1,2"})
    void aPartOutsideIsRefused(final long a, final long b, final long c, final int na, final int nb, final int nc) {
        var e = assertThrows(SnapshotFormatException.class,
            () -> m_source.slice(m_file, "/g/cube", new long[]{a, b, c}, new int[]{na, nb, nc}));
        assertTrue(e.getMessage().contains("has no such part"), e.getMessage());
        assertThrows(SnapshotFormatException.class,
            () -> m_source.slice(m_file, "/g/cube", new long[]{0}, new int[]{1}));
    }

    @Test
    void tellsWhatIsThere() throws IOException {
        assertArrayEquals(new long[]{2, 3, 4}, m_source.dimensions(m_file, "g/cube"));
        assertEquals(List.of("cube", "row"), m_source.children(m_file, "g"));
        assertEquals(List.of("g"), m_source.children(m_file, ""));
        assertEquals(List.of(), m_source.children(m_file, "h"));
        assertTrue(m_source.has(m_file, "/g/row"));
        assertFalse(m_source.has(m_file, "/g/column"));
        assertEquals(Optional.of(0.5), m_source.attribute(m_file, "g/cube", "time"));
        assertEquals(Optional.of("P1"), m_source.attribute(m_file, "g", "signature"));
        assertEquals(Optional.empty(), m_source.attribute(m_file, "g", "more"));
        assertEquals(Optional.empty(), m_source.attribute(m_file, "h", "more"));
    }

    @Test
    void unsignedNumbersOf64BitsAreLongs() throws IOException {
        Path dolfin = Fixtures.path("two_fields/dg0.h5");
        long[] cells = (long[])m_source.read(dolfin, "f/f_0/cells");
        assertEquals(240, cells.length);
        assertEquals(239, cells[239]);
        assertArrayEquals(new long[]{7, 8},
            (long[])m_source.slice(dolfin, "f/f_0/cells", new long[]{7, 0}, new int[]{2, 1}));
    }

    /** Files of 64 MiB and more are not read at once; their space is never written, so that the test needs no disk. */
    @Test
    void ofManyLargeFilesAFewAreHeldOpen() throws IOException {
        byte[] small = Files.readAllBytes(m_file);
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 12; i++) {
                Path large = m_folder.resolve("large" + i + ".h5");
                if (round == 0) {
                    Files.write(large, small);
                    try (var channel = Files.newByteChannel(large, StandardOpenOption.WRITE)) {
                        channel.position(65L << 20).write(ByteBuffer.allocate(1));
                    }
                }
                assertArrayEquals(new int[]{6, 7}, (int[])m_source.slice(large, "g/row", new long[]{1}, new int[]{2}));
            }
        }
    }
}
