package org.latentrom.engine.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each broken file of the corpus gets an error of ours that names file, element and remedy; the good look-alikes are
 * read. {@code expected.txt} says which, and how the message begins.
 */
class BrokenFilesTest {
    static Stream<String> cases() throws IOException {
        return Files.readAllLines(Fixtures.path("broken/expected.txt")).stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isReadOrRefusedWithReason(final String line) {
        String[] parts = line.split(" \\| ", 2);
        Path file = Fixtures.path("broken/" + parts[0]);
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            if (parts[1].equals("good")) {
                assertFalse(Fixtures.read(file).isEmpty());
            } else {
                var e = assertThrows(SnapshotFormatException.class, () -> Fixtures.read(file));
                assertTrue(e.getMessage().startsWith(parts[1]), e.getMessage());
                assertFalse(e.remedy().isBlank());
                assertFalse(e.getMessage().contains("CANARY"));
            }
        });
    }

    @Test
    void everyFileIsInTheList() throws IOException {
        Path folder = Fixtures.path("broken/expected.txt").getParent();
        Set<String> listed = cases().map(l -> l.split(" \\| ")[0]).collect(Collectors.toSet());
        try (var walk = Files.walk(folder)) {
            Set<String> there = walk.filter(Files::isRegularFile)
                .map(p -> folder.relativize(p).toString().replace('\\', '/'))
                .filter(n -> FileFormat.ofName(n).isPresent()).collect(Collectors.toSet());
            assertEquals(there, listed);
        }
    }

    @Test
    void aMeshThatDiffersInOneSnapshotIsReadAsItIs() throws IOException {
        var snapshots = Fixtures.read(Fixtures.path("broken/pvd/data/othermesh.vtu"));
        assertEquals(198, snapshots.get(0).mesh().cells());
    }
}
