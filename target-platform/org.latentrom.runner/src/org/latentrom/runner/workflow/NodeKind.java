package org.latentrom.runner.workflow;

import java.util.List;
import java.util.Optional;

import org.knime.node.DefaultNodeFactory;
import org.knime.node.StandInNode;
import org.latentrom.standin.extensions.ExtensionElement;
import org.latentrom.standin.extensions.Extensions;

/** A kind of node that a bundle registers. */
public record NodeKind(String factoryClass, StandInNode definition, BundleInfo bundle) {
    private static final String POINT = "org.knime.workbench.repository.nodes";

    /** Names of all registered factories. */
    public static List<String> registered() {
        return Extensions.of(POINT).stream().filter(e -> "node".equals(e.name())).map(e -> e.attribute("factory-class"))
            .toList();
    }

    /** The kind of a factory, if it is registered. */
    public static Optional<NodeKind> find(final String factoryClass) {
        for (ExtensionElement e : Extensions.of(POINT)) {
            if (factoryClass.equals(e.attribute("factory-class"))) {
                var factory = (DefaultNodeFactory)e.create("factory-class");
                return Optional
                    .of(new NodeKind(factoryClass, new StandInNode(factory), BundleInfo.of(factory.getClass())));
            }
        }
        return Optional.empty();
    }
}
