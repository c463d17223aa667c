package org.latentrom.knime.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.Layout;
import org.latentrom.knime.tests.workflows.NodeKind;

/** The CVAE Learner has more than 40 options: a beginner sees those first that a first model needs. */
class LearnerDialogTest {
    private final List<String> m_ordinary = new ArrayList<>();

    private final List<String> m_advanced = new ArrayList<>();

    private void collect(final Class<?> type, final boolean hidden) {
        for (Field f : type.getDeclaredFields()) {
            final var layout = f.getAnnotation(Layout.class);
            final boolean isHidden = hidden || layout != null && layout.value().isAnnotationPresent(Advanced.class);
            final var widget = f.getAnnotation(Widget.class);
            if (widget != null) {
                (isHidden || widget.advanced() ? m_advanced : m_ordinary).add(widget.title());
            } else if (NodeParameters.class.isAssignableFrom(f.getType())) {
                collect(f.getType(), isHidden);
            }
        }
    }

    @Test
    void whatAFirstModelNeedsIsNotAdvanced() {
        collect(NodeKind.CVAE_LEARNER.parameters().getClass(), false);
        // those that depend on another option are among them
        assertEquals(List.of("Field column", "Latent size", "Observation model", "Standard deviation",
            "Parameters of the run", "Parameter columns", "Epochs", "Validation rows", "Share of validation rows",
            "Validation runs", "Run column", "Time column", "Network", "Family", "Activation", "Normalisation",
            "Dropout", "Latent variables at every level", "Hidden layers", "Keep checkpoints", "Folder"), m_ordinary);
        assertTrue(m_advanced.containsAll(List.of("Schedule", "Patience", "Restarts", "Free bits", "KL weight",
            "Batch size", "Seed", "Base width")), m_advanced.toString());
    }
}
