package org.latentrom.tests.installation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** Installs the update site with the p2 director into an empty folder, as a user's KNIME does, and uses it there. */
class InstalledUpdateSiteTest {

    private static final Path ROOT = Path.of(System.getProperty("root")).toAbsolutePath().normalize();

    private static final Path WORK = Path.of(System.getProperty("work"));

    private static final Path UPDATE_SITE = ROOT.resolve("update-site/target/repository");

    private static final Path STAND_IN_SITE = ROOT.resolve("target-platform/stand-in-site/target/repository");

    private static Path linux;

    @BeforeAll
    static void installOnLinux() throws IOException, InterruptedException {
        linux = install("linux", "gtk", "org.latentrom.feature.feature.group", "org.latentrom.runner",
            "org.eclipse.equinox.simpleconfigurator", "org.eclipse.equinox.launcher");
    }

    private static Path install(final String os, final String ws, final String... units)
        throws IOException, InterruptedException {
        final Path destination = empty(WORK.resolve("installed-" + os));
        final Equinox director = new Equinox(WORK.resolve("equinox/plugins"), empty(WORK.resolve("director-" + os)));
        final String sites = Stream.of(UPDATE_SITE, STAND_IN_SITE, WORK.resolve("equinox")).map(Path::toUri)
            .map(Object::toString).collect(Collectors.joining(","));
        final Equinox.Result result = director.run(5, "org.eclipse.equinox.p2.director", "-repository", sites,
            "-installIU", String.join(",", units), "-destination", destination.toString(), "-bundlepool",
            destination.toString(), "-profile", "test", "-profileProperties",
            "org.eclipse.update.install.features=true", "-p2.os", os, "-p2.ws", ws, "-p2.arch", "x86_64");
        assertEquals(0, result.exitCode(), result.output());
        return destination;
    }

    private static Path empty(final Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (final Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        return Files.createDirectories(folder);
    }

    private static List<String> names(final Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString().replaceFirst("_\\d+\\..*", "")).sorted().toList();
        }
    }

    private static List<String> fragments(final Path installation) throws IOException {
        return names(installation.resolve("plugins")).stream().filter(n -> n.startsWith("org.latentrom.nd4j.")).toList();
    }

    @Test
    void installsTheFeatureWithItsBundles() throws IOException {
        assertEquals(List.of("org.latentrom.feature"), names(linux.resolve("features")));
        assertTrue(names(linux.resolve("plugins")).containsAll(
            List.of("org.latentrom.engine", "org.latentrom.knime", "org.latentrom.nd4j", "org.knime.core")));
    }

    @Test
    void linuxGetsOnlyItsOwnNatives() throws IOException {
        assertEquals(List.of("org.latentrom.nd4j.linux.x86_64"), fragments(linux));
    }

    @Test
    void anotherSystemGetsNoLinuxNatives() throws IOException, InterruptedException {
        final Path windows = install("win32", "win32", "org.latentrom.feature.feature.group");
        assertFalse(fragments(windows).contains("org.latentrom.nd4j.linux.x86_64"), fragments(windows)::toString);
    }

    /** Reader, rasterizer, learner and encoder: files, shared file stores and the natives, from installed bundles. */
    @Test
    void theInstallationRunsAWorkflow() throws IOException, InterruptedException {
        final Path out = empty(WORK.resolve("workflow-out"));
        final Equinox.Result result = new Equinox(linux.resolve("plugins"), empty(WORK.resolve("workflow-run"))).run(10,
            "org.latentrom.runner.run", "-workflow", ROOT.resolve("test-workflows/cvae-encoder").toString(), "-out",
            out.toString());
        assertEquals(0, result.exitCode(), result.output());
        assertFalse(result.output().contains("SLF4J"), result.output());

        final JsonObject summary = JsonParser.parseString(Files.readString(out.resolve("summary.json"))).getAsJsonObject();
        final List<String> states = summary.getAsJsonArray("nodes").asList().stream()
            .map(n -> n.getAsJsonObject().get("state").getAsString()).toList();
        assertEquals(List.of("EXECUTED", "EXECUTED", "EXECUTED", "EXECUTED"), states);

        final List<String> table = Files.readAllLines(out.resolve("cvae-encoder-4-1.csv"));
        assertEquals(1 + 20, table.size());
        final int z0 = List.of(table.get(0).replace("\"", "").split(",")).indexOf("z0");
        assertTrue(z0 > 0, table.get(0));
        for (final String row : table.subList(1, table.size())) {
            assertTrue(Double.isFinite(Double.parseDouble(row.split(",")[z0])), row);
        }
    }

    @Test
    void offersTheSourcesAsAFeatureToo() throws IOException {
        assertEquals(List.of("org.latentrom.feature", "org.latentrom.feature.source"),
            names(UPDATE_SITE.resolve("features")));
    }
}
