package org.latentrom.standin.extensions;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What bundles add at extension points: from Equinox's registry, else from all plugin.xml on the class path. */
public final class Extensions {
    private static final Map<String, List<ExtensionElement>> CACHE = new ConcurrentHashMap<>();

    private Extensions() {
    }

    /** All elements at a point, in the order of registration. */
    public static List<ExtensionElement> of(final String point) {
        return CACHE.computeIfAbsent(point, p -> inEquinox() ? EquinoxExtensions.of(p) : PluginXml.of(p));
    }

    private static boolean inEquinox() {
        try {
            return org.osgi.framework.FrameworkUtil.getBundle(Extensions.class) != null;
        } catch (NoClassDefFoundError e) { // no framework on the class path
            return false;
        }
    }
}
