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

    List<String> m_keywords = List.of();

    private DefaultView m_view;

    private DefaultNode(final Texts texts, final Consumer<PortsAdder> ports, final DefaultModel model) {
        m_name = Objects.requireNonNull(texts.name(), "A node needs a name");
        m_icon = Objects.requireNonNull(texts.icon(), "A node needs an icon");
        m_shortDescription = Objects.requireNonNull(texts.shortText(), "A node needs a short description");
        m_fullDescription = Objects.requireNonNull(texts.fullText(), "A node needs a full description");
        ports.accept(m_ports);
        m_model = Objects.requireNonNull(model, "A node needs a model");
    }

    public static RequireName create() {
        return name -> icon -> shortText -> fullText -> (major, minor, revision) -> ports -> model -> {
            var t = new Texts(name, icon, shortText, fullText);
            return new DefaultNode(t, ports, model.apply(DefaultModel.create()));
        };
    }

    private record Texts(String name, String icon, String shortText, String fullText) {
    }

    Optional<DefaultView> getView() {
        return Optional.ofNullable(m_view);
    }

    public interface RequireName {
        RequireIcon name(String name);
    }

    public interface RequireIcon {
        /** Path of the icon: with a leading slash from the bundle's root, else from the factory's package. */
        RequireShortDescription icon(String icon);
    }

    public interface RequireShortDescription {
        RequireFullDescription shortDescription(String shortDescription);
    }

    public interface RequireFullDescription {
        /** What the node does, in HTML. */
        RequireSinceVersion fullDescription(String fullDescription);
    }

    public interface RequireSinceVersion {
        /** Version of KNIME since which the node exists. */
        RequirePorts sinceVersion(int major, int minor, int revision);
    }

    public interface RequireModel {
        DefaultNode model(Function<RequireModelParameters, DefaultModel> model);
    }

    public DefaultNode addView(final Function<RequireViewParameters, DefaultView> view) {
        m_view = view.apply(DefaultView.create());
        return this;
    }

    /** Its colour in the workbench: not used by the stand-in. */
    public DefaultNode nodeType(final NodeType nodeType) {
        return this;
    }

    public DefaultNode keywords(final String... keywords) {
        m_keywords = List.of(keywords);
        return this;
    }
}
