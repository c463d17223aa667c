package org.latentrom.engine.io.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Mutants of good files of every format, each read in less than two seconds with 64 MB of heap: they give snapshots or
 * an exception of ours. How many a format is {@code -Dlatentrom.mutants}, 10,000 in the Maven profile {@code nightly}.
 */
class ReaderFuzzTest {
    private static final int MUTANTS = Integer.getInteger("latentrom.mutants", 500);

    private static final int HEAP_MEGABYTES = 64;

    @TempDir
    private Path m_folder;

    static Stream<String> formats() {
        return Seeds.byFormat().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void mutantsAreReadOrRefused(final String format) throws Exception {
        List<String> seeds = new ArrayList<>();
        for (Seed s : Seeds.byFormat().get(format)) {
            Path folder = Files.createDirectory(m_folder.resolve("" + seeds.size()));
            s.copyTo(folder);
            seeds.add(folder.getFileName() + "/" + s.mutated() + "|" + folder.getFileName() + "/" + s.opened());
        }
        var child = new Child(Reading.Product.class, m_folder, HEAP_MEGABYTES);
        for (Child.Verdict v : child.files(seeds.stream().map(s -> s.split("\\|")[1]).toList())) {
            assertEquals("READ", v.kind(), "the seed " + seeds.get(v.number()) + " itself: " + v.message());
        }
        List<Child.Verdict> verdicts = child.mutants(MUTANTS, seeds);
        List<String> wrong = verdicts.stream().filter(v -> v.kind().equals("WRONG"))
            .map(v -> "mutant " + v.number() + " of " + seeds.get(v.number() % seeds.size()) + ": " + v.message()).toList();
        assertTrue(wrong.isEmpty(), () -> wrong.size() + " mutants: " + String.join("\n",
            wrong.subList(0, Math.min(20, wrong.size()))));
        long refused = verdicts.stream().filter(v -> v.kind().equals("REFUSED")).count();
        assertTrue(refused > MUTANTS / 20, "only " + refused + " mutants were refused: nothing was tested");
    }
}
