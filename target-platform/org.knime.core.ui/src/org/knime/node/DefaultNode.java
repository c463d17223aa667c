package org.knime.node;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import org.knime.core.node.NodeFactory.NodeType;
import org.knime.node.DefaultModel.RequireModelParameters;
import org.knime.node.DefaultView.RequireViewParameters;
import org.knime.node.RequirePorts.PortsAdder;

/** A kind of node: texts, ports, model, view. */
public final class DefaultNode implements FluentNodeAPI {
    final String m_name;

    final String m_icon;

    final String m_shortDescription;

    final String m_fullDescription;

    final PortList m_ports = new PortList();

    final DefaultModel m_model;

    NodeType m_nodeType = NodeType.Other;

    List<String> m_keywords = List.of();

    private DefaultView m_view;

    private DefaultNode(final Texts texts, final Consumer<PortsAdder> ports, final DefaultModel model) {
        m_name = Objects.requireNonNull(texts.m_name, "A node needs a name");
        m_icon = Objects.requireNonNull(texts.m_icon, "A node needs an icon");
        m_shortDescription = Objects.requireNonNull(texts.m_short, "A node needs a short description");
        m_fullDescription = Objects.requireNonNull(texts.m_full, "A node needs a full description");
        ports.accept(m_ports);
        m_model = Objects.requireNonNull(model, "A node needs a model");
    }

    /** Begins a node. */
    public static RequireName create() {
        return name -> icon -> shortText -> fullText -> (major, minor, revision) -> ports -> model -> {
            var t = new Texts(name, icon, shortText, fullText);
            return new DefaultNode(t, ports, model.apply(DefaultModel.create()));
        };
    }

    private static final class Texts {
        private final String m_name;

        private final String m_icon;

        private final String m_short;

        private final String m_full;

        Texts(final String name, final String icon, final String shortText, final String fullText) {
            m_name = name;
            m_icon = icon;
            m_short = shortText;
            m_full = fullText;
        }
    }

    Optional<DefaultView> getView() {
        return Optional.ofNullable(m_view);
    }

    /** Stage that takes the name. */
    public interface RequireName {
        /** Name of the node. */
        RequireIcon name(String name);
    }

    /** Stage that takes the icon. */
    public interface RequireIcon {
        /** Path of the icon: with a leading slash from the bundle's root, else from the factory's package. */
        RequireShortDescription icon(String icon);
    }

    /** Stage that takes the short description. */
    public interface RequireShortDescription {
        /** One sentence. */
        RequireFullDescription shortDescription(String shortDescription);
    }

    /** Stage that takes the full description. */
    public interface RequireFullDescription {
        /** What the node does, in HTML. */
        RequireSinceVersion fullDescription(String fullDescription);
    }

    /** Stage that takes the version. */
    public interface RequireSinceVersion {
        /** Version of KNIME since which the node exists. */
        RequirePorts sinceVersion(int major, int minor, int revision);
    }

    /** Stage that takes the model. */
    public interface RequireModel {
        /** What the node does. */
        DefaultNode model(Function<RequireModelParameters, DefaultModel> model);
    }

    /** Adds the view. */
    public DefaultNode addView(final Function<RequireViewParameters, DefaultView> view) {
        m_view = view.apply(DefaultView.create());
        return this;
    }

    /** Says what the node is for. */
    public DefaultNode nodeType(final NodeType nodeType) {
        m_nodeType = nodeType;
        return this;
    }

    /** Words under which the node is found. */
    public DefaultNode keywords(final String... keywords) {
        m_keywords = List.of(keywords);
        return this;
    }

    /** A link in the description. */
    public DefaultNode addExternalResource(final String href, final String description) {
        Objects.requireNonNull(href, description);
        return this;
    }
}
