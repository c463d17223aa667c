package org.latentrom.runner.dialog;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.knime.node.StandInNode;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.message.TextMessage;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation;
import org.latentrom.runner.parameters.ParametersIO;
import org.latentrom.runner.workflow.NodeInput;
import org.latentrom.runner.workflow.NodeKind;

/** Finds in a node's texts and parameters what would only show when a dialog is opened on KNIME. */
public final class DialogCheck {
    private final StandInNode m_node;

    private final List<String> m_problems = new ArrayList<>();

    private final Map<Class<?>, Field> m_references = new HashMap<>();

    private final Set<Class<?>> m_sections = new LinkedHashSet<>();

    private DialogStates m_states;

    private DialogCheck(final NodeKind kind) {
        m_node = kind.definition();
    }

    /** What is wrong with a kind of node; empty if nothing is. */
    public static List<String> problems(final NodeKind kind) {
        var check = new DialogCheck(kind);
        check.texts();
        kind.definition().parameters().ifPresent(check::parameters);
        kind.definition().viewParameters().ifPresent(check::parameters);
        return check.m_problems;
    }

    private void problem(final boolean bad, final String text) {
        if (bad) {
            m_problems.add(m_node.name() + ": " + text);
        }
    }

    private void texts() {
        m_node.descriptions().forEach(d -> problem(!d.strip().matches("(?s).+[.>]"), "a description has no end"));
        problem(m_node.keywords().isEmpty(), "there are no keywords");
        m_node.portDescriptions().forEach(d -> problem(d.isBlank(), "a port is not described"));
        problem(!m_node.hasIcon(), "the icon " + m_node.icon() + " is missing");
    }

    private void parameters(final Class<? extends NodeParameters> type) {
        m_references.clear();
        m_sections.clear();
        NodeParameters defaults = ParametersIO.create(type, null);
        collect(type);
        m_states = new DialogStates(defaults, NodeInput.unconnected(m_node));
        fields(type, defaults);
        int first = 0;
        for (Class<?> s : m_sections) {
            problem(!s.isAnnotationPresent(Section.class), "the section " + s.getSimpleName() + " has no @Section");
            effect(s, s.getSimpleName());
            first += s.isAnnotationPresent(After.class) ? 0 : 1;
        }
        problem(first > 1, "several sections have no @After, so KNIME sorts them by name");
    }

    private void collect(final Class<?> type) {
        for (Field f : type.getDeclaredFields()) {
            ValueReference reference = f.getAnnotation(ValueReference.class);
            if (reference != null) {
                m_references.put(reference.value(), f);
            }
            if (WidgetGroup.class.isAssignableFrom(f.getType())) {
                collect(f.getType());
            }
        }
    }

    private void fields(final Class<?> type, final Object owner) {
        for (Field f : type.getDeclaredFields()) {
            Layout layout = f.getAnnotation(Layout.class);
            if (layout != null) {
                m_sections.add(layout.value());
            }
            widget(f);
            effect(f, f.getName());
            choices(f);
            if (f.isAnnotationPresent(NumberInputWidget.class)) {
                bounds(f, value(f, owner));
            }
            if (WidgetGroup.class.isAssignableFrom(f.getType())) {
                fields(f.getType(), value(f, owner));
            }
        }
    }

    private static Object value(final Field f, final Object owner) {
        try {
            f.setAccessible(true);
            return f.get(owner);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e); // made accessible
        }
    }

    private void widget(final Field f) {
        Widget widget = f.getAnnotation(Widget.class);
        if (widget == null) {
            return;
        }
        problem(!widget.title().matches("\\S(.*\\S)?"), f.getName() + " has no title");
        problem(!widget.description().strip().matches("(?s).+[.>]"), f.getName() + " is not described in sentences");
        if (f.getType().isEnum()) {
            for (Field constant : f.getType().getFields()) {
                Label label = constant.getAnnotation(Label.class);
                problem(constant.isEnumConstant() && (label == null || label.value().isBlank()),
                    f.getName() + ": " + constant.getName() + " has no @Label");
            }
        }
    }

    private void effect(final AnnotatedElement element, final String name) {
        Effect effect = element.getAnnotation(Effect.class);
        if (effect == null) {
            return;
        }
        try {
            var references = new ReferenceCheck(m_references);
            ((EffectPredicateProvider)ParametersIO.instance(effect.predicate())).init(references);
            references.problems().forEach(p -> problem(true, name + " depends on " + p));
        } catch (RuntimeException e) { // whatever the node's code throws is a problem of the node
            problem(true, name + ": its @Effect fails: " + e);
        }
    }

    private void choices(final Field f) {
        ChoicesProvider choices = f.getAnnotation(ChoicesProvider.class);
        TextMessage message = f.getAnnotation(TextMessage.class);
        problem(message != null && (f.getType() != Void.class || f.isAnnotationPresent(Widget.class)),
            f.getName() + ": a message is a Void without @Widget");
        Class<?> provider = choices != null ? choices.value() : message != null ? message.value() : null;
        if (provider != null) {
            try {
                m_states.untyped(provider);
            } catch (RuntimeException e) { // whatever the node's code throws is a problem of the node
                problem(true, f.getName() + ": no state with default options and without connected inputs: " + e);
            }
        }
    }

    private void bounds(final Field f, final Object value) {
        NumberInputWidget widget = f.getAnnotation(NumberInputWidget.class);
        if (!(value instanceof Number n)) {
            return; // an Optional that is off
        }
        if (widget.minValidation() != MinValidation.class) {
            var min = (MinValidation)ParametersIO.instance(widget.minValidation());
            problem(Bounds.below(n.doubleValue(), min), f.getName() + ": the default is too small");
        }
        if (widget.maxValidation() != MaxValidation.class) {
            var max = (MaxValidation)ParametersIO.instance(widget.maxValidation());
            problem(Bounds.above(n.doubleValue(), max), f.getName() + ": the default is too large");
        }
    }
}
