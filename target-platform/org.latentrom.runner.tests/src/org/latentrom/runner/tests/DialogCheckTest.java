package org.latentrom.runner.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.latentrom.runner.dialog.DialogCheck;
import org.latentrom.runner.workflow.NodeKind;

/** Mistakes that only show in a dialog are found without one. */
class DialogCheckTest {
    private static List<String> problems(final String factory) {
        return DialogCheck.problems(NodeKind.find(factory).orElseThrow());
    }

    @Test
    void sampleNodesAreFine() {
        for (String node : List.of("Source", "Learner", "Apply", "Picture")) {
            assertEquals(List.of(), problems("org.example.samplefield.nodes." + node + "NodeFactory"));
        }
    }

    @Test
    void everyMistakeIsFound() {
        assertEquals(List.of("Clumsy: a description has no end", "Clumsy: there are no keywords",
            "Clumsy: a port is not described", "Clumsy: the icon ./none.png is missing",
            "Clumsy: m_colour has no title", "Clumsy: m_colour is not described in sentences",
            "Clumsy: m_colour: BLUE has no @Label", "Clumsy: m_colour depends on Gone, which no field has",
            "Clumsy: m_column depends on Wrong, but m_column is of another type",
            "Clumsy: m_column: no state with default options and without connected inputs: "
                + "java.util.NoSuchElementException: "
                + "No value present",
            "Clumsy: m_count: the default is too small", "Clumsy: A depends on Gone, which no field has",
            "Clumsy: several sections have no @After, so KNIME sorts them by name"),
            problems("org.latentrom.runner.tests.nodes.ClumsyNodeFactory"));
    }
}
