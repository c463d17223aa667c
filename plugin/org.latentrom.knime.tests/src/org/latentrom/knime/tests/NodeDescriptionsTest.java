package org.latentrom.knime.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.widget.choices.Label;
import org.latentrom.knime.port.CvaeModelPortObject;
import org.latentrom.knime.tests.workflows.NodeKind;
import org.latentrom.runner.dialog.DialogCheck;

/** What a user reads: names, descriptions, icons, options. */
class NodeDescriptionsTest {
    private static org.latentrom.runner.workflow.NodeKind registered(final NodeKind kind) {
        return org.latentrom.runner.workflow.NodeKind.find(kind.factory())
            .orElseThrow(() -> new AssertionError(kind.factory() + " is not in plugin.xml"));
    }

    @Test
    void everyNodeIsRegisteredAndEveryRegisteredNodeHasAWorkflow() {
        final var known = new HashSet<>(Arrays.stream(NodeKind.values()).map(NodeKind::factory).toList());
        final var registered = new HashSet<>(org.latentrom.runner.workflow.NodeKind.registered().stream()
            .filter(f -> f.startsWith("org.latentrom.")).toList());
        assertEquals(known, registered);
    }

    @TestFactory
    Stream<DynamicTest> nodes() {
        return Arrays.stream(NodeKind.values()).map(k -> DynamicTest.dynamicTest(k.label(), () -> check(k)));
    }

    private static void check(final NodeKind kind) {
        final var node = registered(kind).definition();
        assertEquals(List.of(), DialogCheck.problems(registered(kind)));
        assertEquals(kind.label(), node.name());
        assertEquals(kind.ports(), node.portGroups(), "names of the ports");
        assertEquals(kind.outputs(), node.outputs().size());
        assertEquals(new HashSet<>(node.portGroups()).size(), node.portGroups().size(), "two ports have one name");
        node.descriptions().forEach(d -> assertTrue(d.endsWith("."), d));
        node.portDescriptions().forEach(d -> assertTrue(d.endsWith("."), d));
        assertTrue(node.keywords().contains("reduced-order model"));
        assertNotNull(CvaeModelPortObject.class.getResource(node.icon()), "no icon " + node.icon());
        assertNotNull(CvaeModelPortObject.class.getResource(node.icon().replace(".png", ".svg")), "no SVG master");
        options(kind.parameters().getClass());
    }

    private static void options(final Class<?> parameters) {
        assertTrue(parameters.isAnnotationPresent(LoadDefaultsForAbsentFields.class),
            parameters + " would not load older workflows");
        for (Field field : parameters.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) || field.getType() == Void.class) {
                continue;
            }
            if (NodeParameters.class.isAssignableFrom(field.getType())) {
                options(field.getType());
                continue;
            }
            final var widget = field.getAnnotation(Widget.class);
            assertNotNull(widget, field + " is not in the dialog");
            assertFalse(widget.title().isBlank() || widget.title().endsWith("."), field + ": " + widget.title());
            assertTrue(widget.description().endsWith("."), field + ": " + widget.description());
            if (field.getType().isEnum()) {
                labels(field.getType());
            }
        }
    }

    private static void labels(final Class<?> type) {
        for (Object constant : type.getEnumConstants()) {
            try {
                final var label = type.getField(((Enum<?>)constant).name()).getAnnotation(Label.class);
                assertNotNull(label, constant + " has no label");
                assertTrue(label.description().endsWith("."), constant + ": " + label.description());
            } catch (NoSuchFieldException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Test
    void defaultsAreValid() throws Exception {
        for (NodeKind kind : List.of(NodeKind.values())) {
            ((NodeParameters)kind.parameters()).validate();
        }
    }
}
