package org.latentrom.engine.io.hdf5;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latentrom.engine.io.Fixtures;
import org.latentrom.engine.io.SnapshotFormatException;

import io.jhdf.exceptions.HdfFilterException;
import io.jhdf.exceptions.UnsupportedHdfException;

/** filters.h5 is of generators/array_fixtures.py. */
class HdfFaultsTest {
    private static final Path FILE = Fixtures.path("hdf5/filters.h5");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "scaled|is compressed by the filter scaleoffset (6), which is not supported",
        "noise|stored without one of its filters"})
    void filtersAreNamed(final String name, final String reason) throws IOException {
        try (var hdf = Hdf5File.open(FILE); var source = new Hdf5Source()) {
            Hdf5Array a = hdf.need(name);
            var e = assertThrows(SnapshotFormatException.class, a::all);
            assertTrue(e.getMessage().contains(reason), e.getMessage());
            assertTrue(e.getMessage().startsWith("filters.h5, data set \"" + name + "\" (2, "), e.getMessage());
            assertTrue(e.remedy().contains("h5repack -f GZIP=4"), e.remedy());
            e = assertThrows(SnapshotFormatException.class, () -> source.read(FILE, name));
            assertTrue(e.getMessage().contains(reason), e.getMessage());
        }
    }

    @Test
    void brokenChunksAreDamage(@TempDir final Path folder) throws IOException {
        byte[] bytes = Files.readAllBytes(FILE);
        try (var hdf = Hdf5File.open(FILE)) {
            assertEquals(123, hdf.need("packed").all()[23]);
        }
        int broken = 0;
        for (int i = 0; i + 1 < bytes.length; i++) {
            if (bytes[i] == 0x78 && bytes[i + 1] == 0x5e) { // where zlib's streams begin
                bytes[i] = 0;
                broken++;
            }
        }
        assertEquals(2, broken);
        Path bad = Files.write(folder.resolve("bad.h5"), bytes);
        try (var hdf = Hdf5File.open(bad)) {
            Hdf5Array a = hdf.need("packed");
            var e = assertThrows(SnapshotFormatException.class, a::all);
            assertTrue(e.getMessage().contains("cannot be decompressed (a chunk is no deflate stream): the file is "
                + "damaged"), e.getMessage());
        }
    }

    @Test
    void namesOfFiltersBringNoControlCharacters() {
        var e = HdfFaults.of("a.h5", "data set \"u\"", new IllegalStateException(
            new HdfFilterException("A required filter is not available: name='bl\nosc\u001b' id=32001")));
        assertEquals("a.h5, data set \"u\": is compressed by the filter bl?osc? (32001), which is not supported. Save "
            + "it with gzip or without compression (h5repack -f GZIP=4).", e.getMessage());
    }

    @Test
    void otherFeaturesAreNamedAndTheRestIsDamage() {
        assertTrue(HdfFaults.of("a.h5", "", new UnsupportedHdfException("External Data Files are not supported"))
            .getMessage().contains("stored in other files, which are not opened"));
        assertTrue(HdfFaults.of("a.h5", "", new UnsupportedHdfException("Something new. ")).getMessage()
            .startsWith("a.h5: uses a feature of HDF5 that is not supported: Something new. Copy the data"));
        assertTrue(HdfFaults.of("a.h5", "", new ArrayIndexOutOfBoundsException()).getMessage()
            .contains("the file is damaged or cut off"));
    }
}
