package org.latentrom.engine.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentrom.engine.progress.Progress;

/** Formats are told by the content; encodings of XML. */
class FileFormatTest {
    @TempDir
    private Path m_folder;

    @ParameterizedTest
    @CsvSource({"heat/pvd_zlib/u.pvd,PVD", "heat/pvd_zlib/u000000.vtu,VTU", "dolfinx/vtk_u000000.pvtu,PVTU",
        "heat/xdmf_write_default/u.xdmf,XDMF", "numpy/snapshots_3d.npy,NPY", "numpy/snapshots.npz,NPZ",
        "hdf5/several.h5,HDF5", "checkpoint/p2/u.h5,HDF5",
        "vtkhdf/static.vtkhdf,VTKHDF", "vtkhdf/image.vtkhdf,VTKHDF"})
    void contentDecidesNotTheName(final String name, final FileFormat format) throws IOException {
        Path file = Files.copy(Fixtures.path(name), m_folder.resolve("any.dat"));
        assertEquals(format, FileFormat.of(file));
        assertEquals(Optional.of(format), FileFormat.ofName(name));
        assertEquals(Optional.of(format), FileFormat.ofName(name.toUpperCase(java.util.Locale.ROOT)));
    }

    @ParameterizedTest
    @CsvSource({"hdf5file_p1.h5", "timeseries.h5"})
    void filesOfDolfinHaveTheEndingOfAllHdf5Files(final String name) throws IOException {
        assertEquals(FileFormat.DOLFIN, FileFormat.of(Fixtures.path("checkpoint/" + name)));
        assertEquals(Optional.of(FileFormat.HDF5), FileFormat.ofName(name));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "<VTKFile type='HyperTreeGrid'> | type HyperTreeGrid",
        "hello | not known", "<html><body> | not known", "<VTKFiles type='Collection'> | not known"})
    void othersAreRefusedByName(final String text, final String reason) throws IOException {
        Path file = Files.writeString(m_folder.resolve("a.dat"), text);
        var e = assertThrows(SnapshotFormatException.class, () -> FileFormat.of(file));
        assertTrue(e.getMessage().contains(reason) && !e.remedy().isEmpty(), e.getMessage());
    }

    @Test
    void binaryFormatsAreRefusedByName() throws IOException {
        Path h5 = Fixtures.path("heat/xdmf_write_default/u.h5");
        assertEquals(FileFormat.HDF5, FileFormat.of(h5));
        var e = assertThrows(SnapshotFormatException.class,
            () -> FileFormat.HDF5.open(h5, ReadOptions.DEFAULTS, Progress.NONE));
        assertTrue(e.remedy().contains("Choose that file"), e.getMessage());
        Path gz = Files.write(m_folder.resolve("u.vtu"), new byte[]{0x1f, (byte)0x8b, 8, 0});
        assertTrue(assertThrows(SnapshotFormatException.class, () -> FileFormat.of(gz)).getMessage().contains("gzip"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1", "windows-1252", "US-ASCII"})
    void declaredEncodingsAreFollowed(final String name) throws IOException {
        boolean ascii = name.equals("US-ASCII");
        String field = ascii ? "Temperature" : "Température";
        String text = "<?xml version='1.0' encoding='" + name + "'?>"
            + Files.readString(Fixtures.path("broken/xml/doctype_xdmf_ok.xdmf")).substring(21)
                .replace("Name=\"T\"", "Name=\"" + field + "\"");
        Path file = Files.write(m_folder.resolve("a.xdmf"), text.getBytes(Charset.forName(name)));
        assertEquals(field, Fixtures.read(file).get(0).fields().get(0).name());
    }

    @Test
    void encodingsThatAreUnknownOrWrongAreAnError() throws IOException {
        String text = Files.readString(Fixtures.path("broken/xml/doctype_xdmf_ok.xdmf")).substring(21)
            .replace("Name=\"T\"", "Name=\"é\"");
        Path unknown = Files.writeString(m_folder.resolve("a.xdmf"), "<?xml version='1.0' encoding='KLINGON'?>" + text);
        var e = assertThrows(SnapshotFormatException.class, () -> Fixtures.read(unknown));
        assertTrue(e.getMessage().contains("unknown encoding"), e.getMessage());
        Path wrong = Files.write(m_folder.resolve("b.xdmf"), text.getBytes(StandardCharsets.ISO_8859_1));
        assertThrows(SnapshotFormatException.class, () -> Fixtures.read(wrong));
        Path marked = Files.write(m_folder.resolve("c.xdmf"), ("\uFEFF"
            + text.strip()).getBytes(StandardCharsets.UTF_8));
        assertEquals("é", Fixtures.read(marked).get(0).fields().get(0).name());
    }
}
