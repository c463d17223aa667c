package org.latentrom.runner.workflow;

import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.Version;

/** What a workflow notes of the bundle of a node. The qualifier of the version is left out: it changes with builds. */
public record BundleInfo(String name, String symbolicName, String vendor, String version) {
    /** The bundle of a class; on a plain class path a placeholder. */
    public static BundleInfo of(final Class<?> c) {
        Bundle bundle = inEquinox() ? FrameworkUtil.getBundle(c) : null;
        if (bundle == null) {
            return new BundleInfo("class path", "unknown", "unknown", "0.0.0");
        }
        Version v = bundle.getVersion();
        return new BundleInfo(bundle.getHeaders().get("Bundle-Name"), bundle.getSymbolicName(),
            bundle.getHeaders().get("Bundle-Vendor"), v.getMajor() + "." + v.getMinor() + "." + v.getMicro());
    }

    private static boolean inEquinox() {
        try {
            return FrameworkUtil.getBundle(BundleInfo.class) != null;
        } catch (NoClassDefFoundError e) { // no framework on the class path
            return false;
        }
    }
}
