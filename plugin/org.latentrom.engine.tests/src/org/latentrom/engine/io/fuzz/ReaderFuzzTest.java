package org.latentrom.engine.io.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
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

    @Test
    void everyFormatHasSeeds() throws ClassNotFoundException {
        Set<String> names = Seeds.byFormat().keySet();
        for (Object format : Class.forName("org.latentrom.engine.io.FileFormat").getEnumConstants()) {
            assertTrue(names.contains(format.toString()), "no good file to make mutants of for " + format);
        }
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
        List<Child.Verdict> verdicts =
            new Child(Reading.Product.class, m_folder, HEAP_MEGABYTES).mutants(MUTANTS + seeds.size(), seeds);
        for (Child.Verdict v : verdicts.subList(0, seeds.size())) {
            assertEquals("READ", v.kind(), "the seed " + seeds.get(v.number()) + " itself: " + v.message());
        }
        List<String> wrong = verdicts.stream().filter(v -> v.kind().equals("WRONG"))
            .map(v -> "mutant " + v.number() + " of " + seeds.get(v.number() % seeds.size()) + ": " + v.message())
            .toList();
        assertTrue(wrong.isEmpty(), () -> wrong.size() + " mutants: " + String.join("\n",
            wrong.subList(0, Math.min(20, wrong.size()))));
        long refused = verdicts.stream().filter(v -> v.kind().equals("REFUSED")).count();
        assertTrue(refused > MUTANTS / 20, "only " + refused + " mutants were refused: nothing was tested");
    }
}
