package org.latentrom.nd4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeSettingsTest {

    private static Properties user(final String os) {
        final Properties properties = new Properties();
        properties.setProperty("user.home", "/home/ada");
        properties.setProperty("os.name", os);
        return properties;
    }

    @ParameterizedTest
    @CsvSource({"Linux,/home/ada/.cache", "Mac OS X,/home/ada/Library/Caches", "Windows 11,/home/ada/AppData/Local"})
    void nativesGoIntoTheUsersCacheFolder(final String os, final String caches) {
        assertEquals(Path.of(caches, "org.latentrom.nd4j", NativeSettings.VERSION).toAbsolutePath(),
            new NativeSettings(user(os), Map.of()).cacheFolder());
    }

    @ParameterizedTest
    @CsvSource({"Linux,XDG_CACHE_HOME", "Windows 11,LOCALAPPDATA"})
    void theEnvironmentMovesTheCacheFolder(final String os, final String variable) {
        assertEquals(Path.of("/scratch/org.latentrom.nd4j", NativeSettings.VERSION).toAbsolutePath(),
            new NativeSettings(user(os), Map.of(variable, Path.of("/scratch").toAbsolutePath().toString()))
                .cacheFolder());
    }

    @Test
    void aRelativeFolderInTheEnvironmentIsIgnored() {
        assertEquals(Path.of("/home/ada/.cache/org.latentrom.nd4j", NativeSettings.VERSION).toAbsolutePath(),
            new NativeSettings(user("Linux"), Map.of("XDG_CACHE_HOME", "scratch")).cacheFolder());
    }

    @Test
    void setsTheFolderAndNoCrashReports() {
        final Properties properties = user("Linux");
        final NativeSettings settings = new NativeSettings(properties, Map.of());
        settings.apply();
        assertEquals(settings.cacheFolder().toString(), properties.getProperty(NativeSettings.CACHE_FOLDER));
        assertEquals("false", properties.getProperty(NativeSettings.CRASH_REPORTS));
    }

    @Test
    void whatTheUserHasSetStays() {
        final Properties properties = user("Linux");
        properties.setProperty(NativeSettings.CACHE_FOLDER_OLD, "/mine");
        properties.setProperty(NativeSettings.CRASH_REPORTS, "true");
        new NativeSettings(properties, Map.of()).apply();
        assertNull(properties.getProperty(NativeSettings.CACHE_FOLDER));
        assertEquals("true", properties.getProperty(NativeSettings.CRASH_REPORTS));
    }
}
