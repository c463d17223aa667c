package org.knime.filehandling.core.data.location;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.config.ConfigRO;
import org.knime.core.node.config.ConfigWO;
import org.knime.filehandling.core.connections.FSLocation;

/** Locations in settings. */
public final class FSLocationSerializationUtils {
    private static final String PRESENT = "location_present";

    private static final String CATEGORY = "file_system_type";

    private static final String SPECIFIER = "file_system_specifier";

    private static final String PATH = "path";

    private FSLocationSerializationUtils() {
    }

    public static void saveFSLocation(final FSLocation location, final ConfigWO config) {
        config.addBoolean(PRESENT, location != FSLocation.NULL);
        if (location != FSLocation.NULL) {
            config.addString(CATEGORY, location.getFileSystemCategory());
            location.getFileSystemSpecifier().ifPresent(s -> config.addString(SPECIFIER, s));
            config.addString(PATH, location.getPath());
        }
    }

    public static FSLocation loadFSLocation(final ConfigRO config) throws InvalidSettingsException {
        return config.getBoolean(PRESENT)
            ? new FSLocation(config.getString(CATEGORY), config.getString(SPECIFIER, null), config.getString(PATH))
            : FSLocation.NULL;
    }
}
