package org.latentrom.engine.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latentrom.engine.progress.Progress;

class NumberedFilesTest {
    @TempDir
    private Path m_folder;

    @ParameterizedTest
    @CsvSource({"u_005.vtk,u_", "u000000.vtu,u", "12.msh,''", "u.0010.vtk,u.", "a_b.vtk,a_b",
        "velocity_020.xml.gz,velocity_", "square.msh22.msh,square.msh22", "quad_v42.vtk,quad_v42", "v42.vtk,v",
        "x_12345678901234567.vtk,x_12345678901234567", "plain,plain"})
    void stems(final String name, final String stem) {
        assertEquals(stem, NumberedFiles.stem(name));
    }

    private NumberedFiles open(final String chosen, final String... names) throws IOException {
        for (String n : names) {
            Files.writeString(m_folder.resolve(n), "");
        }
        return NumberedFiles.of(m_folder.resolve(chosen), Progress.NONE);
    }

    @Test
    void ordersByNumberAndLeavesOthersOut() throws IOException {
        Files.createDirectory(m_folder.resolve("u_7.vtk"));
        NumberedFiles f =
            open("u_10.vtk", "u_10.vtk", "u_9.vtk", "u_100.vtk", "u.vtk", "u_.vtk", "u_1.vtu", "uu_1.vtk");
        List<String> names = f.files().stream().map(SourceFolder::nameOf).toList();
        assertEquals(List.of("u_9.vtk", "u_10.vtk", "u_100.vtk"), names);
        assertEquals(OptionalDouble.of(100), f.time(f.files().get(2)));
        assertTrue(f.warnings().get(0).contains("3 files u_*.vtk"));
        assertEquals(1, f.numberWarnings().size());
    }

    @Test
    void aSingleFileHasNoTimeOfItsName() throws IOException {
        NumberedFiles f = open("u_10.vtk", "u_10.vtk", "v_9.vtk");
        assertEquals(OptionalDouble.empty(), f.time(f.files().get(0)));
        assertTrue(f.warnings().isEmpty() && f.numberWarnings().isEmpty());
    }

    @Test
    void linksOutOfTheFolderAreRefusedUnlessChosen() throws IOException {
        Path outside = Files.createTempFile("outside", ".vtk");
        Files.createSymbolicLink(m_folder.resolve("u_1.vtk"), outside);
        assertEquals(2, open("u_1.vtk", "u_2.vtk").files().size());
        assertThrows(SnapshotFormatException.class, () -> open("u_2.vtk"));
        Files.delete(outside);
    }
}
