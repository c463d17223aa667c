package org.latentrom.engine.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;

/** Files among the test resources, and short ways to read them. */
public final class Fixtures {
    private Fixtures() {
    }

    /** @param name path under {@code resources/io} */
    public static Path path(final String name) {
        try {
            return Path.of(Fixtures.class.getResource("/io/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(name, e);
        }
    }

    /** @return all snapshots of a file, default options */
    public static List<Snapshot> read(final Path path) throws IOException {
        return read(path, ReadOptions.DEFAULTS);
    }

    /** @return all snapshots of a file */
    public static List<Snapshot> read(final Path path, final ReadOptions options) throws IOException {
        try (var series = SnapshotFiles.open(path, options, Progress.NONE)) {
            List<Snapshot> all = new ArrayList<>();
            for (int i = 0; i < series.entries().size(); i++) {
                all.add(series.read(i, Progress.NONE));
            }
            return all;
        }
    }

    /** Copies a folder of the resources, to change it. */
    public static void copy(final Path from, final Path to) {
        try (var walk = Files.walk(from)) {
            for (Path p : (Iterable<Path>)walk::iterator) {
                Path target = to.resolve(from.relativize(p).toString());
                if (Files.isDirectory(p)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(p, target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
