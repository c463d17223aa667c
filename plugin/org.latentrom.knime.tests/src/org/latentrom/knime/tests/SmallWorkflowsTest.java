package org.latentrom.knime.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.image.ImagePortObject;
import org.latentrom.knime.tests.workflows.NodeKind;
import org.latentrom.knime.tests.workflows.WorkflowDraft;
import org.latentrom.knime.tests.workflows.WorkflowGenerator;
import org.latentrom.runner.workflow.NodeState;
import org.latentrom.runner.workflow.RunListener;
import org.latentrom.runner.workflow.Workflow;
import org.latentrom.runner.workflow.WorkflowNode;

/**
 * The small workflow of each node, as it is in the repository: opens without a problem, runs, and is the same after
 * saving and opening again. Only the trainings are shortened.
 */
class SmallWorkflowsTest {
    @TestFactory
    Stream<DynamicTest> workflows() {
        return WorkflowGenerator.small().stream().map(d -> DynamicTest.dynamicTest(d.name(), () -> check(d)));
    }

    private static void check(final WorkflowDraft draft) throws Exception {
        final Path folder = Files.createTempDirectory("small");
        Drafts.copy(Drafts.testWorkflows().resolve(draft.name()), folder.resolve("a"));
        try (var workflow = Workflow.open(folder.resolve("a"))) {
            assertEquals(List.of(), workflow.problems());
            shorten(workflow);
            for (WorkflowNode node : workflow.nodes()) {
                assertEquals(NodeState.CONFIGURED, node.state(), node.label() + " " + node.messages());
            }
            final var specs = specs(workflow);
            assertTrue(workflow.run(new RunListener() {
            }), () -> workflow.nodes().stream().map(n -> n.label() + n.messages()).toList().toString());
            assertEquals(specs, specs(workflow), "tables have other columns than was said when the nodes were "
                + "configured");
            final var before = contents(workflow);
            workflow.save(folder.resolve("b"));
            try (var reopened = Workflow.open(folder.resolve("b"))) {
                assertEquals(List.of(), reopened.problems());
                assertEquals(before, contents(reopened));
            }
        } finally {
            delete(folder);
        }
    }

    private static void shorten(final Workflow workflow) throws InvalidSettingsException {
        for (WorkflowNode node : workflow.inOrder()) {
            if (node.kind().factoryClass().equals(NodeKind.CVAE_LEARNER.factory())) {
                final var settings = workflow.settings(node);
                settings.addInt("epochs", 3);
                workflow.apply(node, settings);
            }
        }
    }

    private static List<List<String>> specs(final Workflow workflow) {
        final List<List<String>> specs = new ArrayList<>();
        for (WorkflowNode node : workflow.nodes()) {
            for (int i = 0; i < node.kind().definition().outputs().size(); i++) {
                if (node.outSpec(i) instanceof DataTableSpec spec) {
                    final List<String> columns = new ArrayList<>();
                    spec.forEach(c -> columns.add(c.getName() + " " + c.getType()));
                    specs.add(columns);
                }
            }
        }
        assertFalse(specs.isEmpty());
        return specs;
    }

    private static List<Object> contents(final Workflow workflow) throws IOException {
        final List<Object> contents = new ArrayList<>();
        for (WorkflowNode node : workflow.nodes()) {
            assertEquals(NodeState.EXECUTED, node.state(), node.label());
            for (int i = 0; i < node.kind().definition().outputs().size(); i++) {
                final PortObject object = node.outObject(i);
                if (object instanceof BufferedDataTable table) {
                    contents.add(Tables.content(table));
                } else if (object instanceof ImagePortObject) {
                    contents.add(object.getSpec());
                } else {
                    contents.add(object.getSpec());
                    contents.add(object.getSummary());
                }
            }
        }
        return contents;
    }

    private static void delete(final Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }
}
