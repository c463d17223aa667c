package org.latentrom.engine.io.hdf5;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latentrom.engine.io.SnapshotFormatException;

import io.jhdf.HdfFile;

/** Files that are written here; those that h5py wrote are read in HdfArraysTest. */
class Hdf5FileTest {
    @TempDir
    private Path m_folder;

    private Path m_file;

    @BeforeEach
    void write() {
        m_file = m_folder.resolve("d.h5");
        try (var hdf = HdfFile.write(m_file)) {
            var group = hdf.putGroup("data");
            group.putDataset("doubles", new double[][]{{1, 2, 3}, {4, 4.5, -6}});
            group.putDataset("ints", new int[][][]{{{7, 8}, {9, 10}}, {{11, 12}, {13, 14}}});
            group.putDataset("texts", new String[]{"a", "b"});
            group.putAttribute("Type", "Grid");
            group.putAttribute("steps", new int[]{3, 4});
        }
    }

    @Test
    void blocksAreReadAlone() throws IOException {
        try (var hdf = Hdf5File.open(m_file)) {
            Hdf5Array d = hdf.need("/data/doubles");
            assertArrayEquals(new long[]{2, 3}, d.shape());
            assertFalse(d.isWhole());
            assertArrayEquals(new double[]{1, 2, 3, 4, 4.5, -6}, d.all());
            assertArrayEquals(new double[]{3, -6}, d.block(new long[]{0, 2}, new int[]{2, 1}));
            Hdf5Array i = hdf.array("data/ints").orElseThrow();
            assertTrue(i.isWhole());
            assertArrayEquals(new double[]{13, 14}, i.block(new long[]{1, 1, 0}, new int[]{1, 1, 2}));
            assertEquals(1, i.together(0));
            assertEquals(Integer.MAX_VALUE, i.together(2));
            assertTrue(assertThrows(SnapshotFormatException.class,
                () -> d.block(new long[]{1, 0}, new int[]{2, 3})).getMessage().contains("\"/data/doubles\" (2, 3)"));
        }
    }

    @Test
    void groupsAndAttributes() throws IOException {
        try (var hdf = Hdf5File.open(m_file)) {
            assertTrue(hdf.hasGroup("data"));
            assertFalse(hdf.hasGroup("data/ints"));
            assertFalse(hdf.hasGroup("none"));
            assertEquals(List.of("doubles", "ints", "texts"), hdf.children("/data"));
            assertEquals(List.of(), hdf.children("none"));
            assertEquals(List.of("data/doubles", "data/ints"), hdf.numberPaths());
            assertEquals(Optional.of("Grid"), hdf.attribute("data", "Type"));
            assertArrayEquals(new int[]{3, 4}, (int[])hdf.attribute("data", "steps").orElseThrow());
            assertEquals(Optional.empty(), hdf.attribute("data", "none"));
            assertEquals(Optional.empty(), hdf.array("data/none"));
            assertEquals("d.h5, data set \"data/none\": does not exist. Copy or export the file anew.",
                assertThrows(SnapshotFormatException.class, () -> hdf.need("data/none")).getMessage());
            assertTrue(assertThrows(SnapshotFormatException.class, () -> hdf.array("data/texts")).getMessage()
                .contains("no plain numbers"));
        }
    }

    @Test
    void largerFilesAreReadWhereNeeded() throws IOException {
        Path large = m_folder.resolve("large.h5");
        var values = new double[4][200][300];
        for (int t = 0; t < 4; t++) {
            for (int y = 0; y < 200; y++) {
                for (int x = 0; x < 300; x++) {
                    values[t][y][x] = 1e6 * t + 1000 * y + x;
                }
            }
        }
        try (var hdf = HdfFile.write(large)) {
            hdf.putDataset("u", values);
        }
        assertTrue(Files.size(large) > 1 << 20);
        try (var hdf = Hdf5File.open(large)) {
            Hdf5Array u = hdf.need("u");
            double[] third = u.block(new long[]{2, 0, 0}, new int[]{1, 200, 300});
            double[] columns = u.block(new long[]{1, 7, 298}, new int[]{2, 3, 2});
            assertEquals(2_000_000, third[0]);
            assertEquals(2_199_299, third[59_999]);
            assertArrayEquals(new double[]{1_007_298, 1_007_299, 1_008_298, 1_008_299, 1_009_298, 1_009_299, 2_007_298,
                2_007_299, 2_008_298, 2_008_299, 2_009_298, 2_009_299}, columns);
        }
    }

    @Test
    void everyCutIsRefusedOrReadRight() throws IOException {
        byte[] whole = Files.readAllBytes(m_file);
        for (int n = 0; n < whole.length; n += 53) {
            Files.write(m_file, Arrays.copyOf(whole, n));
            try (var hdf = Hdf5File.open(m_file)) {
                hdf.numberPaths();
                assertArrayEquals(new double[]{1, 2, 3, 4, 4.5, -6}, hdf.need("data/doubles").all());
            } catch (SnapshotFormatException e) {
                assertEquals("d.h5", e.file());
            }
        }
    }
}
