package org.latentrom.standin.extensions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.RegistryFactory;

/** Extensions that Equinox's registry holds. */
final class EquinoxExtensions {
    private EquinoxExtensions() {
    }

    static List<ExtensionElement> of(final String point) {
        IExtensionRegistry registry = RegistryFactory.getRegistry();
        if (registry == null) {
            throw new IllegalStateException("Equinox's extension registry is not running");
        }
        List<ExtensionElement> result = new ArrayList<>();
        for (IConfigurationElement e : registry.getConfigurationElementsFor(point)) {
            result.add(element(e));
        }
        return result;
    }

    private static ExtensionElement element(final IConfigurationElement e) {
        Map<String, String> attributes = new HashMap<>();
        for (String a : e.getAttributeNames()) {
            attributes.put(a, e.getAttribute(a));
        }
        List<ExtensionElement> children = new ArrayList<>();
        for (IConfigurationElement c : e.getChildren()) {
            children.add(element(c));
        }
        String bundle = e.getContributor().getName();
        return new ExtensionElement(e.getName(), bundle, attributes, children,
            name -> Platform.getBundle(bundle).loadClass(name));
    }
}
