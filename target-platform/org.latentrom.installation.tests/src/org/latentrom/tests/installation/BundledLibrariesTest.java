package org.latentrom.tests.installation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The jars inside the bundles of the update site: those on the class path, no others, and all named in NOTICE. */
class BundledLibrariesTest {

    private static final Path ROOT = Path.of(System.getProperty("root")).toAbsolutePath().normalize();

    /** Artifact, version and, with natives, classifier. */
    private static final Pattern JAR =
        Pattern.compile("lib/(.+?)-(\\d[\\w.]*(?:-M2\\.1|-1\\.5\\.7)?)(?:-(linux-x86_64(?:-onednn)?))?\\.jar");

    static List<Path> bundles() throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve("update-site/target/repository/plugins"))) {
            return files.filter(f -> !f.getFileName().toString().contains(".source_")).sorted().toList();
        }
    }

    private static List<String> jars(final JarFile bundle) {
        return bundle.stream().map(Object::toString).filter(n -> n.endsWith(".jar")).sorted().toList();
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everyJarIsOnTheClassPathAndNoOther(final Path file) throws IOException {
        try (JarFile bundle = new JarFile(file.toFile())) {
            final String path = bundle.getManifest().getMainAttributes().getValue("Bundle-ClassPath");
            final List<String> named = path == null ? List.of()
                : Arrays.stream(path.split(",")).map(String::trim).filter(n -> n.endsWith(".jar")).sorted().toList();
            assertEquals(named, jars(bundle));
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everyJarIsNamedInNotice(final Path file) throws IOException {
        final String notice = Files.readString(ROOT.resolve("NOTICE"));
        try (JarFile bundle = new JarFile(file.toFile())) {
            for (final String jar : jars(bundle)) {
                final Matcher name = JAR.matcher(jar);
                assertTrue(name.matches(), jar);
                final String entry = ":" + name.group(1) + " " + name.group(2)
                    + (name.group(3) == null ? "" : ", " + name.group(3)) + " ";
                assertTrue(notice.replaceAll("\\R", " ").contains(entry), entry);
            }
        }
    }

    @Test
    void thereAreJarsToLookAt() throws IOException {
        int jars = 0;
        for (final Path file : bundles()) {
            try (JarFile bundle = new JarFile(file.toFile())) {
                jars += jars(bundle).size();
            }
        }
        assertTrue(jars > 30, jars + " jars");
    }
}
