package org.latentrom.standin.extensions;

import java.util.List;
import java.util.Map;

/** One element of an extension: attributes, children, and the bundle that its class names belong to. */
public final class ExtensionElement {
    /** Finds the classes of the bundle that wrote the element. */
    public interface ClassFinder {
        Class<?> find(String name) throws ClassNotFoundException;
    }

    private final String m_name;

    private final String m_contributor;

    private final Map<String, String> m_attributes;

    private final List<ExtensionElement> m_children;

    private final ClassFinder m_classes;

    ExtensionElement(final String name, final String contributor, final Map<String, String> attributes,
        final List<ExtensionElement> children, final ClassFinder classes) {
        m_name = name;
        m_contributor = contributor;
        m_attributes = Map.copyOf(attributes);
        m_children = List.copyOf(children);
        m_classes = classes;
    }

    public String name() {
        return m_name;
    }

    /** Value of an attribute, or null. */
    public String attribute(final String name) {
        return m_attributes.get(name);
    }

    public List<ExtensionElement> children(final String name) {
        return m_children.stream().filter(c -> c.name().equals(name)).toList();
    }

    public Class<?> load(final String attribute) {
        try {
            return m_classes.find(attribute(attribute));
        } catch (ClassNotFoundException | LinkageError e) {
            throw new IllegalStateException("The class \"" + attribute(attribute) + "\" that " + m_contributor
                + "'s plugin.xml names cannot be loaded: " + e.getMessage(), e);
        }
    }

    public Object create(final String attribute) {
        try {
            return load(attribute).getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The class \"" + attribute(attribute) + "\" that " + m_contributor
                + "'s plugin.xml names needs to be public, with a public constructor without arguments", e);
        }
    }
}
