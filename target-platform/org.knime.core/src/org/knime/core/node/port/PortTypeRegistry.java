package org.knime.core.node.port;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.knime.core.node.port.PortObject.PortObjectSerializer;
import org.knime.core.node.port.PortObjectSpec.PortObjectSpecSerializer;
import org.latentrom.standin.extensions.ExtensionElement;
import org.latentrom.standin.extensions.Extensions;

/** The port types that bundles register. */
public final class PortTypeRegistry {
    static final String POINT = "org.knime.core.PortType";

    private static final PortTypeRegistry INSTANCE = new PortTypeRegistry();

    private final Map<Class<?>, PortType> m_types = new ConcurrentHashMap<>();

    private PortTypeRegistry() {
    }

    /** The only one. */
    public static PortTypeRegistry getInstance() {
        return INSTANCE;
    }

    public PortType getPortType(final Class<? extends PortObject> portClass) {
        return getPortType(portClass, false);
    }

    public PortType getPortType(final Class<? extends PortObject> portClass, final boolean isOptional) {
        PortType type = m_types.get(portClass);
        if (type == null) { // not computeIfAbsent: loading classes may come back here
            type = new PortType(portClass, false, find("objectClass", portClass.getName())
                .map(e -> e.attribute("name")).orElse(portClass.getSimpleName()), specClass(portClass));
            m_types.put(portClass, type);
        }
        return isOptional ? new PortType(portClass, true, type.getName(), type.getPortObjectSpecClass()) : type;
    }

    private static Class<? extends PortObjectSpec> specClass(final Class<? extends PortObject> portClass) {
        try {
            return portClass.getMethod("getSpec").getReturnType().asSubclass(PortObjectSpec.class);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e); // the interface has it
        }
    }

    /** Class of a registered kind of object. */
    public Optional<Class<? extends PortObject>> getObjectClass(final String className) {
        return find("objectClass", className).map(e -> e.load("objectClass").asSubclass(PortObject.class));
    }

    /** Class of a registered kind of spec. */
    public Optional<Class<? extends PortObjectSpec>> getSpecClass(final String className) {
        return find("specClass", className).map(e -> e.load("specClass").asSubclass(PortObjectSpec.class));
    }

    /** Serializer of a registered kind of object. */
    @SuppressWarnings("unchecked")
    public Optional<PortObjectSerializer<PortObject>>
        getObjectSerializer(final Class<? extends PortObject> objectClass) {
        return find("objectClass", objectClass.getName())
            .map(e -> (PortObjectSerializer<PortObject>)e.create("objectSerializer"));
    }

    /** Serializer of a registered kind of spec. */
    @SuppressWarnings("unchecked")
    public Optional<PortObjectSpecSerializer<PortObjectSpec>>
        getSpecSerializer(final Class<? extends PortObjectSpec> specClass) {
        return find("specClass", specClass.getName())
            .map(e -> (PortObjectSpecSerializer<PortObjectSpec>)e.create("specSerializer"));
    }

    private static Optional<ExtensionElement> find(final String attribute, final String value) {
        return Extensions.of(POINT).stream().filter(e -> value.equals(e.attribute(attribute))).findFirst();
    }
}
