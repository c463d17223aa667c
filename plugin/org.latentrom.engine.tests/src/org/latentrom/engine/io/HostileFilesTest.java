package org.latentrom.engine.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latentrom.engine.mesh.Snapshot;

/** What must not be opened, loaded or allocated, whatever a file says. */
class HostileFilesTest {
    @TempDir
    private Path m_folder;

    private SnapshotFormatException refused(final Path file) {
        return Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20),
            () -> assertThrows(SnapshotFormatException.class, () -> Fixtures.read(file)));
    }

    private Path pvd(final String reference) throws IOException {
        return Files.writeString(m_folder.resolve("a.pvd"), "<VTKFile type=\"Collection\"><Collection>"
            + "<DataSet timestep=\"0\" file=\"" + reference + "\"/></Collection></VTKFile>");
    }

    @Test
    void linksThatLeadOutAreRefused() throws IOException {
        Path outside = Files.createDirectory(m_folder.resolve("outside"));
        Path inside = Files.createDirectory(m_folder.resolve("inside"));
        Files.copy(Fixtures.path("cylinder/velocity000000.vtu"), outside.resolve("u.vtu"));
        try {
            Files.createSymbolicLink(inside.resolve("link.vtu"), outside.resolve("u.vtu"));
        } catch (IOException | UnsupportedOperationException e) {
            assumeTrue(false, "no symbolic links here");
        }
        Files.move(pvd("link.vtu"), inside.resolve("a.pvd"));
        assertTrue(refused(inside.resolve("a.pvd")).getMessage().contains("leads out"));
        Files.delete(inside.resolve("a.pvd"));
        assertTrue(refused(inside).getMessage().contains("leads out"));
        Files.delete(inside.resolve("link.vtu"));
        Files.createSymbolicLink(inside.resolve("run"), outside);
        assertTrue(refused(inside).getMessage().contains("leads out"));
    }

    /** A series is found by its names, so that its files are nobody's choice but the first's. */
    @Test
    void filesOfASeriesMayNotBeLinksThatLeadOut() throws IOException {
        Path outside = Files.createDirectory(m_folder.resolve("outside"));
        Path inside = Files.createDirectory(m_folder.resolve("inside"));
        Files.copy(Fixtures.path("cylinder/velocity000000.vtu"), outside.resolve("u.vtu"));
        Files.copy(outside.resolve("u.vtu"), inside.resolve("u0.vtu"));
        try {
            Files.createSymbolicLink(inside.resolve("u1.vtu"), outside.resolve("u.vtu"));
        } catch (IOException | UnsupportedOperationException e) {
            assumeTrue(false, "no symbolic links here");
        }
        assertTrue(refused(inside.resolve("u0.vtu")).getMessage().startsWith("u1.vtu: is a link that leads out"));
        Files.delete(inside.resolve("u0.vtu"));
        assertEquals(1, Fixtures.read(inside.resolve("u1.vtu")).size(), "the user may choose a link");
    }

    @Test
    void aSubfolderAndBackIsInside() throws IOException {
        Files.createDirectory(m_folder.resolve("sub"));
        Files.copy(Fixtures.path("cylinder/velocity000000.vtu"), m_folder.resolve("u.vtu"));
        assertEquals(1, Fixtures.read(pvd("sub/../u.vtu")).size());
        assertTrue(refused(pvd("sub/../../u.vtu")).getMessage().contains("leads out"));
        assertTrue(refused(pvd("http://localhost/u.vtu")).getMessage().contains("not relative"));
        assertTrue(refused(pvd("sub")).getMessage().contains("is not a file"));
        assertTrue(refused(pvd("  ")).getMessage().contains("names no file"));
    }

    @Test
    void entitiesAreNotExpanded() throws IOException {
        var lol = new StringBuilder("<?xml version=\"1.0\"?>\n<!DOCTYPE Xdmf [<!ENTITY a0 \"0123456789\">");
        for (int i = 1; i < 20; i++) {
            lol.append("<!ENTITY a").append(i).append(" \"").append(("&a" + (i - 1) + ";").repeat(10)).append("\">");
        }
        lol.append("]>\n<Xdmf><Domain>&a19;</Domain></Xdmf>");
        refused(Files.writeString(m_folder.resolve("lol.xdmf"), lol));
        Files.writeString(m_folder.resolve("secret.txt"), "1 2 3 SECRET");
        String vtu = Files.readString(Fixtures.path("heat/pvd_ascii/u000000.vtu"));
        String attack = vtu.replace("<VTKFile", "<!DOCTYPE VTKFile [<!ENTITY x SYSTEM \"secret.txt\">]>\n<VTKFile")
            .replaceFirst("format=\"ascii\">", "format=\"ascii\">&x; ");
        assertFalse(refused(Files.writeString(m_folder.resolve("x.vtu"), attack)).getMessage().contains("SECRET"));
    }

    @Test
    void deepNestingIsRefused() throws IOException {
        String xml = "<Xdmf>" + "<Grid>".repeat(100_000) + "</Grid>".repeat(100_000) + "</Xdmf>";
        assertTrue(refused(Files.writeString(m_folder.resolve("deep.xdmf"), xml)).getMessage().contains("nested"));
    }

    /** Sizes in headers that the bytes cannot hold: nothing is allocated by them. */
    @Test
    void declaredSizesAreHeldAgainstTheBytes() throws IOException {
        String piece = "<VTKFile type=\"UnstructuredGrid\" byte_order=\"LittleEndian\"%s><UnstructuredGrid>"
            + "<Piece NumberOfPoints=\"700000000\" NumberOfCells=\"0\"><Points><DataArray type=\"Float64\" "
            + "NumberOfComponents=\"3\" format=\"%s\">%s</DataArray></Points></Piece></UnstructuredGrid></VTKFile>";
        for (String[] c : new String[][]{{"", "ascii", "0 0 0"}, {"", "binary", "/////wAA"},
            {" compressor=\"vtkZLibDataCompressor\"", "binary", "AQAAAP////////////////8="}}) {
            Path file = Files.writeString(m_folder.resolve("big.vtu"), piece.formatted((Object[])c));
            assertFalse(refused(file).getMessage().isEmpty());
        }
        Path xdmf = Files.writeString(m_folder.resolve("big.xdmf"),
            Files.readString(Fixtures.path("broken/xml/doctype_xdmf_ok.xdmf")).replace("\"3 2\"", "\"1000000000 2\""));
        assertTrue(refused(xdmf).getMessage().contains("would have 2000000000 values")
            || refused(xdmf).getMessage().contains("too short"), refused(xdmf).getMessage());
    }

    /** The file has an external link, data in another file and a soft link to itself. */
    @Test
    void linksOfHdf5AreNotFollowedOut() throws IOException {
        Files.copy(Fixtures.path("broken/xdmf/external_link.h5"), m_folder.resolve("d.h5"));
        String good = Files.readString(Fixtures.path("broken/xdmf/time_missing.xdmf"));
        for (String name : List.of("T_0", "loop")) {
            Path file = Files.writeString(m_folder.resolve("l.xdmf"), good.replace("d.h5:/data/T_0", "d.h5:/data/"
                + name));
            var e = refused(file);
            assertEquals("d.h5", e.file());
            assertEquals("data set \"/data/" + name + "\"", e.element());
        }
    }

    @Test
    void pathsOfOtherFileSystemsAreRead() throws IOException {
        List<Snapshot> expected = Fixtures.read(Fixtures.path("heat/xdmf_write_sharedmesh/u.xdmf"));
        URI uri = URI.create("jar:" + m_folder.resolve("data.zip").toUri());
        try (var zip = FileSystems.newFileSystem(uri, Map.of("create", "true"))) {
            for (String name : List.of("heat/xdmf_write_sharedmesh/u.xdmf", "heat/xdmf_write_sharedmesh/u.h5",
                "numpy/snapshots_3d.npy", "heat/pvd_zlib/u.pvd", "heat/pvd_zlib/u000000.vtu",
                "heat/pvd_zlib/u000020.vtu")) {
                Files.createDirectories(zip.getPath("/" + name).getParent());
                Files.copy(Fixtures.path(name), zip.getPath("/" + name));
            }
            List<Snapshot> read = Fixtures.read(zip.getPath("/heat/xdmf_write_sharedmesh"));
            assertEquals(21, read.size());
            assertArrayEquals(expected.get(20).fields().get(0).values(), read.get(20).fields().get(0).values());
            assertEquals(2, Fixtures.read(zip.getPath("/heat/pvd_zlib/u.pvd")).size());
            assertEquals(5, Fixtures.read(zip.getPath("/numpy/snapshots_3d.npy")).size());
        }
    }
}
