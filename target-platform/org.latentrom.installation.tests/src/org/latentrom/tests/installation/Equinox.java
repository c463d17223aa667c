package org.latentrom.tests.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An Equinox made of all bundles of one folder, started as a process of its own by the simple configurator, as
 * Eclipse products are.
 *
 * @param plugins the folder with the bundles, as jars or folders
 * @param configuration an empty folder for the configuration
 */
record Equinox(Path plugins, Path configuration) {

    private static final String SIMPLE_CONFIGURATOR = "org.eclipse.equinox.simpleconfigurator";

    /** Start levels of the few bundles that must run before anybody asks for a class of theirs. */
    private static final Map<String, String> STARTED = Map.of("org.apache.felix.scr", "1,true",
        "org.eclipse.equinox.common", "2,true", "org.eclipse.core.runtime", "4,true");

    /** What a process left behind. */
    record Result(int exitCode, String output) {
    }

    /**
     * Runs an application.
     *
     * @param minutes how long it may take
     * @param arguments of the application
     * @return exit code and what it printed
     * @throws IOException if the process cannot be started or does not end
     */
    Result run(final int minutes, final String application, final String... arguments)
        throws IOException, InterruptedException {
        configure();
        final List<String> command = new ArrayList<>(List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx3g", "-jar",
            bundle("org.eclipse.equinox.launcher").toString(), "-configuration", configuration.toString(), "-data",
            configuration.resolve("workspace").toString(), "-nosplash", "-consoleLog", "-application", application));
        command.addAll(Arrays.asList(arguments));
        final Path log = configuration.resolve("output.txt");
        final ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putIfAbsent("OMP_WAIT_POLICY", "PASSIVE"); // as test-workflows/run
        final Process process = builder.start();
        final boolean ended = process.waitFor(minutes, TimeUnit.MINUTES);
        process.destroyForcibly();
        final String output = Files.readString(log);
        if (!ended) {
            throw new IOException("not ended after " + minutes + " minutes: " + output);
        }
        return new Result(process.exitValue(), output);
    }

    private void configure() throws IOException {
        final Path info = configuration.resolve(SIMPLE_CONFIGURATOR).resolve("bundles.info");
        Files.createDirectories(info.getParent());
        Files.writeString(info, "#version=1\n" + bundles().stream().map(Equinox::line).collect(Collectors.joining()));
        Files.writeString(configuration.resolve("config.ini"),
            "osgi.bundles=reference:" + bundle(SIMPLE_CONFIGURATOR).toUri() + "@1:start\n" //
                + SIMPLE_CONFIGURATOR + ".configUrl=" + info.toUri() + "\n" //
                + "osgi.bundles.defaultStartLevel=4\nosgi.configuration.cascaded=false\n" //
                + "osgi.framework=" + bundle("org.eclipse.osgi").toUri() + "\n");
    }

    /** All bundles of the folder: jars and folders. */
    List<Path> bundles() throws IOException {
        try (Stream<Path> files = Files.list(plugins)) {
            return files.sorted().toList();
        }
    }

    private Path bundle(final String symbolicName) throws IOException {
        return bundles().stream().filter(b -> symbolicName.equals(symbolicName(manifest(b)))).findFirst()
            .orElseThrow(() -> new IOException("no " + symbolicName + " in " + plugins));
    }

    private static String line(final Path bundle) {
        final Attributes manifest = manifest(bundle);
        final String name = symbolicName(manifest);
        return String.join(",", name, manifest.getValue("Bundle-Version"), bundle.toUri().toString(),
            STARTED.getOrDefault(name, "4,false")) + "\n";
    }

    private static String symbolicName(final Attributes manifest) {
        return manifest.getValue("Bundle-SymbolicName").split(";")[0].trim();
    }

    private static Attributes manifest(final Path bundle) {
        try {
            if (Files.isDirectory(bundle)) {
                try (var in = Files.newInputStream(bundle.resolve("META-INF/MANIFEST.MF"))) {
                    return new Manifest(in).getMainAttributes();
                }
            }
            try (JarFile jar = new JarFile(bundle.toFile())) {
                return jar.getManifest().getMainAttributes();
            }
        } catch (final IOException e) {
            throw new UncheckedIOException("no manifest in " + bundle, e);
        }
    }
}
