package org.latentrom.runner.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The workflows that KNIME wrote, and copies of them to spoil. */
final class Fixtures {
    static final Path FOLDER = Path.of("fixtures");

    static final String SOURCE = "Sample Field Source (#1)";

    static final String LEARNER = "Sample Field Learner (#2)";

    static final String APPLY = "Sample Field Apply (#3)";

    static final String PICTURE = "Sample Field Picture (#4)";

    private Fixtures() {
    }

    static Path copy(final String name, final Path to) throws IOException {
        Path from = FOLDER.resolve(name);
        Path target = to.resolve(name);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path p : (Iterable<Path>)files::iterator) {
                Files.copy(p, target.resolve(from.relativize(p).toString()));
            }
        }
        return target;
    }

    /** A copy of the configured workflow in which the settings of a node are changed. */
    static Path changed(final Path to, final String node, final UnaryOperator<String> change) throws IOException {
        Path workflow = copy("configured", to);
        edit(workflow.resolve(node).resolve("settings.xml"), change);
        return workflow;
    }

    static void edit(final Path file, final UnaryOperator<String> change) throws IOException {
        String before = Files.readString(file);
        String after = change.apply(before);
        if (before.equals(after)) {
            throw new IllegalStateException("The test does not change " + file);
        }
        Files.writeString(file, after);
    }

    static List<String> lines(final String table) throws IOException {
        return Files.readAllLines(FOLDER.resolve("expected-tables").resolve(table));
    }
}
