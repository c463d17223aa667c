package org.latentrom.engine.io.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.latentrom.engine.io.Fixtures;

/**
 * A good file that mutants are made of.
 *
 * @param folder folder of the file and its companions among the test resources
 * @param mutated the file that is changed
 * @param opened the file that is opened: this one, or one that refers to it
 * @param companions files that these two refer to
 */
record Seed(String folder, String mutated, String opened, List<String> companions) {
    /** A file that stands for itself. */
    static Seed of(final String file) {
        int slash = file.lastIndexOf('/');
        String name = file.substring(slash + 1);
        return new Seed(file.substring(0, slash), name, name, List.of());
    }

    /** A file that refers to others in its folder or below. */
    static Seed of(final String file, final String... companions) {
        Seed s = of(file);
        return new Seed(s.folder, s.mutated, s.opened, List.of(companions));
    }

    /** @return the companions changed, read through the file that refers to them; this file stays as it is */
    Seed through(final String companion) {
        return new Seed(folder, companion, opened, companions);
    }

    /** Copies the files to a folder. */
    void copyTo(final Path target) throws IOException {
        Path source = Fixtures.path(folder + "/" + opened).getParent();
        var names = new java.util.TreeSet<String>(companions);
        names.add(mutated);
        names.add(opened);
        for (String n : names) {
            Files.createDirectories(target.resolve(n).getParent());
            Files.copy(source.resolve(n), target.resolve(n));
        }
    }
}
