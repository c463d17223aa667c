package org.latentrom.nd4j;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * What ND4J and JavaCPP read from system properties when they start. A property that the user has set stays as it
 * is.
 *
 * @param properties the system properties, changed by {@link #apply()}
 * @param environment the environment variables, which name the user's cache folder
 */
record NativeSettings(Properties properties, Map<String, String> environment) {

    static final String CACHE_FOLDER = "org.bytedeco.javacpp.cachedir";

    /** JavaCPP's older spelling of the same property. */
    static final String CACHE_FOLDER_OLD = "org.bytedeco.javacpp.cacheDir";

    static final String CRASH_REPORTS = "org.deeplearning4j.crash.reporting.enabled";

    /**
     * One folder for one set of natives: in OSGi JavaCPP's own key lacks the jar's name, so that the libraries of
     * another version or build would be taken for these.
     */
    static final String VERSION = "nd4j-1.0.0-M2.1-onednn";

    /** Held here because java.util.logging forgets the level of a logger that nobody holds. */
    private static final List<Logger> LOGGERS = Stream.of("org.nd4j", "org.deeplearning4j", "org.bytedeco")
        .map(Logger::getLogger).toList();

    /** Warns twice of its own table of TensorFlow's operations, which nobody here uses. */
    private static final Logger IMPORT_TABLE = Logger.getLogger("org.nd4j.imports.converters");

    /** Sets the cache folder, turns off crash reports and the chatter on start. */
    void apply() {
        if (properties.getProperty(CACHE_FOLDER) == null && properties.getProperty(CACHE_FOLDER_OLD) == null) {
            properties.setProperty(CACHE_FOLDER, cacheFolder().toString());
        }
        // DL4J writes a report into the working directory when memory runs out; its helpers are not bundled
        properties.putIfAbsent(CRASH_REPORTS, "false");
        LOGGERS.forEach(logger -> setLevel(logger, Level.WARNING));
        setLevel(IMPORT_TABLE, Level.SEVERE);
    }

    private static void setLevel(final Logger logger, final Level level) {
        if (logger.getLevel() == null) {
            logger.setLevel(level);
        }
    }

    /**
     * The folder into which the native libraries are unpacked (about 400 MB): in the user's own cache folder, since
     * an installation may be shared between users and read-only.
     *
     * @return an absolute path, which JavaCPP creates
     */
    Path cacheFolder() {
        final Path home = Path.of(properties.getProperty("user.home", "."));
        final String os = properties.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        final Path caches;
        if (os.startsWith("windows")) {
            caches = fromEnvironment("LOCALAPPDATA", home.resolve("AppData").resolve("Local"));
        } else if (os.startsWith("mac")) {
            caches = home.resolve("Library").resolve("Caches");
        } else {
            caches = fromEnvironment("XDG_CACHE_HOME", home.resolve(".cache"));
        }
        return caches.resolve("org.latentrom.nd4j").resolve(VERSION).toAbsolutePath();
    }

    private Path fromEnvironment(final String name, final Path otherwise) {
        final String value = environment.get(name);
        // the XDG specification: a relative path is invalid and to be ignored
        return value == null || !Path.of(value).isAbsolute() ? otherwise : Path.of(value);
    }
}
