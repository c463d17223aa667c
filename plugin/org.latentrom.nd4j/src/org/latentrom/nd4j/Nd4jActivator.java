package org.latentrom.nd4j;

import org.nd4j.common.config.ND4JClassLoading;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/**
 * Makes ND4J usable in OSGi, before its first use and without a call from the engine: the bundle is activated
 * lazily, that is, when the first class of ND4J is asked for and before that class is initialised.
 */
public final class Nd4jActivator implements BundleActivator {

    @Override
    public void start(final BundleContext context) {
        new NativeSettings(System.getProperties(), System.getenv()).apply();
        // ND4J finds its backend with a ServiceLoader and Class.forName; in OSGi only this bundle sees both
        ND4JClassLoading.setNd4jClassloader(Nd4jActivator.class.getClassLoader());
    }

    @Override
    public void stop(final BundleContext context) {
        // native libraries cannot be unloaded
    }
}
