package org.latentrom.engine.io.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.latentrom.engine.io.Fixtures;

/**
 * Each broken file of the corpus gets an error of ours that names file, element and remedy, in two seconds, with 64 MB
 * of heap, and without a look at anything outside of its folder; the good look-alikes are read. {@code expected.txt}
 * says which, and how the message begins.
 */
class BrokenFilesTest {
    @TempDir
    static Path s_folder;

    private static Map<String, Child.Verdict> s_verdicts;

    @BeforeAll
    static void readAll() throws Exception {
        Fixtures.copy(Fixtures.path("broken"), s_folder.resolve("broken"));
        Path broken = s_folder.resolve("broken");
        // what is too large or too dangerous to be kept among the files
        Files.writeString(broken.resolve("xml/name_very_long.vtu"),
            Files.readString(broken.resolve("outside.vtu"))
                .replace("Name=\"T\"", "Name=\"" + "x".repeat(100_000) + "\""));
        try {
            Files.createSymbolicLink(broken.resolve("pvd/data/link.vtu"), Path.of("/etc/hostname"));
        } catch (IOException | UnsupportedOperationException e) {
            Files.writeString(broken.resolve("pvd/data/link.vtu"), "no links here");
        }
        List<String> names = List.copyOf(expected().keySet());
        s_verdicts = new TreeMap<>();
        for (Child.Verdict v : new Child(Reading.Product.class, broken, 64).files(names)) {
            s_verdicts.put(names.get(v.number()), v);
        }
    }

    private static Map<String, String> expected() throws IOException {
        Map<String, String> lines = new LinkedHashMap<>();
        for (String l : Files.readAllLines(Fixtures.path("broken/expected.txt"))) {
            lines.put(l.split(" \\| ")[0], l.split(" \\| ", 2)[1]);
        }
        return lines;
    }

    static Stream<Map.Entry<String, String>> cases() throws IOException {
        return expected().entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isReadOrRefusedWithReason(final Map.Entry<String, String> expected) {
        Child.Verdict v = s_verdicts.get(expected.getKey());
        if (expected.getValue().equals("good")) {
            assertEquals("READ", v.kind(), v.message());
        } else {
            assertEquals("REFUSED", v.kind(), v.message());
            assertTrue(v.message().startsWith(expected.getValue()), v.message());
            assertFalse(v.message().contains("CANARY"));
        }
    }

    @Test
    void everyFileIsInTheList() throws IOException {
        Path folder = Fixtures.path("broken/expected.txt").getParent();
        Set<String> listed = new TreeSet<>(expected().keySet());
        // made by the test; parts of others; the list
        Set<String> others = Set.of("xml/name_very_long.vtu", "pvd/data/link.vtu", "xml/canary.txt", "expected.txt");
        listed.removeAll(others);
        try (var walk = Files.walk(folder)) {
            Set<String> there = walk.filter(Files::isRegularFile)
                .map(p -> folder.relativize(p).toString().replace('\\', '/')).filter(n -> !others.contains(n))
                .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(there, listed);
        }
    }

    /** Secrets of other files may not come back in what is read, either. */
    @Test
    void noArrayHoldsTheCanary() throws IOException {
        List<String> canaries = new ArrayList<>();
        try (var walk = Files.walk(Fixtures.path("broken/xml"))) {
            for (Path p : (Iterable<Path>)walk.filter(Files::isRegularFile)::iterator) {
                if (new String(Files.readAllBytes(p), StandardCharsets.ISO_8859_1).contains("canary.txt")) {
                    canaries.add("xml/" + p.getFileName());
                }
            }
        }
        assertFalse(canaries.isEmpty());
        canaries.forEach(c -> assertEquals("REFUSED", s_verdicts.get(c).kind(), c));
    }

    @Test
    void aMeshThatDiffersInOneSnapshotIsReadAsItIs() throws IOException {
        var snapshots = Fixtures.read(Fixtures.path("broken/pvd/data/othermesh.vtu"));
        assertEquals(198, snapshots.get(0).mesh().cells());
    }
}
