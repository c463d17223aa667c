package org.latentrom.engine.io.hdf5;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latentrom.engine.io.SnapshotFormatException;

import io.jhdf.HdfFile;

/** Data sets of HDF5 files that are written here, of all types, and what is none. */
class Hdf5SourceTest {
    @TempDir
    private Path m_folder;

    private Path m_file;

    @BeforeEach
    void write() {
        m_file = m_folder.resolve("d.h5");
        try (var hdf = HdfFile.write(m_file)) {
            var group = hdf.putGroup("data");
            group.putDataset("doubles", new double[][]{{1, 2}, {3, 4.5}, {-6, 1e300}});
            group.putDataset("floats", new float[]{0.5f, -2});
            group.putDataset("ints", new int[]{7, 8, Integer.MAX_VALUE});
            group.putDataset("longs", new long[]{7, 1L << 60});
            group.putDataset("bytes", new byte[]{-1, 2});
            group.putDataset("flags", new boolean[]{true, false});
            group.putDataset("texts", new String[]{"a", "b"});
        }
    }

    private Object read(final String path, final long count) throws IOException {
        try (var source = new Hdf5Source()) {
            return source.read(m_file, path, count);
        }
    }

    @Test
    void numbersOfEveryTypeComeBackRowByRow() throws IOException {
        assertArrayEquals(new double[]{1, 2, 3, 4.5, -6, 1e300}, (double[])read("/data/doubles", 6));
        assertArrayEquals(new float[]{0.5f, -2}, (float[])read("data/floats", 2));
        assertArrayEquals(new int[]{7, 8, Integer.MAX_VALUE}, (int[])read("/data//ints", 3));
        assertArrayEquals(new long[]{7, 1L << 60}, (long[])read("/./data/longs", 2));
        assertArrayEquals(new byte[]{-1, 2}, (byte[])read("/data/bytes", 2));
    }

    @ParameterizedTest
    @CsvSource({"/data/none, 2, does not exist", "/none/doubles, 6, does not exist", "/data, 2, does not exist",
        "'', 1, does not exist", "/data/doubles/more, 6, does not exist", "/data/texts, 2, holds no plain numbers",
        "/data/flags, 2, holds no plain numbers", "/data/doubles, 5, 'has 6 values, the .xdmf file says 5'",
        "/data/doubles, 0, has 6 values"})
    void isRefused(final String path, final long count, final String reason) {
        var e = assertThrows(SnapshotFormatException.class, () -> read(path, count));
        assertTrue(e.getMessage().startsWith("d.h5, data set \"" + path + "\": "), e.getMessage());
        assertTrue(e.getMessage().contains(reason) && !e.remedy().isEmpty(), e.getMessage());
    }

    @Test
    void aFileThatIsCutOffIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(m_file);
        for (int n = 0; n < whole.length; n += 97) {
            Files.write(m_file, Arrays.copyOf(whole, n));
            try {
                // jHDF may not need the last bytes; what it reads must then be right
                assertArrayEquals(new double[]{1, 2, 3, 4.5, -6, 1e300}, (double[])read("/data/doubles", 6));
            } catch (SnapshotFormatException e) {
                assertEquals("d.h5", e.file());
            }
        }
        Files.write(m_file, Arrays.copyOf(whole, 200));
        assertThrows(SnapshotFormatException.class, () -> read("/data/doubles", 6));
    }

    @Test
    void aClosedSourceOpensAnew() throws IOException {
        var source = new Hdf5Source();
        source.read(m_file, "/data/ints", 3);
        source.close();
        assertEquals(3, ((int[])source.read(m_file, "/data/ints", 3)).length);
        source.close();
    }
}
