package org.latentrom.knime.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latentrom.knime.port.LatentDynamicsPortObject;
import org.latentrom.knime.port.LatentDynamicsPortObjectSpec;
import org.latentrom.knime.tests.workflows.NodeKind;
import org.latentrom.knime.tests.workflows.SmallFlow;
import org.latentrom.knime.tests.workflows.WorkflowDraft;
import org.latentrom.runner.workflow.NodeState;
import org.latentrom.runner.workflow.RunListener;
import org.latentrom.runner.workflow.Workflow;

/** Latent dynamics and their rollouts: start rows, times, parameters and what is handed on. */
class RolloutResultsTest {
    @TempDir
    Path m_folder;

    private WorkflowDraft m_draft;

    private int m_states;

    private int m_dynamics;

    /** Reader to linear dynamics; nodes that roll out come behind. */
    private void prepare(final Object... readerSettings) {
        m_draft = Drafts.draft();
        final int fields = Drafts.fields(m_draft, readerSettings);
        m_states = Drafts.states(m_draft, Drafts.model(m_draft, fields), fields);
        m_dynamics = Drafts.dynamics(m_draft, m_states);
    }

    private int rollout(final Object... settings) {
        return Drafts.node(m_draft, NodeKind.ROLLOUT, new int[]{m_dynamics, m_states}, settings);
    }

    private Workflow run() throws IOException {
        final var workflow = Drafts.run(m_draft, m_folder);
        workflow.nodes().forEach(n -> assertEquals(NodeState.EXECUTED, n.state(), n.label() + n.messages()));
        return workflow;
    }

    @Test
    void goesOnFromTheLastRow() throws IOException {
        prepare();
        final int rollout = rollout("steps", 3);
        try (var workflow = run()) {
            final var table = Tables.table(workflow, rollout, 1);
            assertEquals(List.of("Run", "Time", "z0", "z1"), Tables.columns(table));
            assertArrayEquals(new double[]{1.0, 1.05, 1.1}, Tables.numbers(table, "Time"), 1e-9);
            final var states = Tables.table(workflow, m_states, 1);
            final double[] last = {Tables.numbers(states, "z0")[19], Tables.numbers(states, "z1")[19]};
            final var dynamics = ((LatentDynamicsPortObject)workflow.node(m_dynamics).outObject(0)).dynamics();
            double[] z = last;
            for (int k = 0; k < 3; k++) {
                z = dynamics.step(z, dynamics.timeStep(), new double[0]);
                assertEquals(z[0], Tables.numbers(table, "z0")[k], 1e-12);
                assertEquals(z[1], Tables.numbers(table, "z1")[k], 1e-12);
            }
        }
    }

    @Test
    void startsFromTheFirstRowAndPutsItOut() throws IOException {
        prepare();
        final int rollout = rollout("start", "FIRST", "steps", 2, "outputStart", true);
        try (var workflow = run()) {
            final var table = Tables.table(workflow, rollout, 1);
            assertArrayEquals(new double[]{0, 0.05, 0.1}, Tables.numbers(table, "Time"), 1e-9);
            assertEquals(Tables.numbers(Tables.table(workflow, m_states, 1), "z0")[0], Tables.numbers(table, "z0")[0]);
        }
    }

    @Test
    void startsFromEveryRow() throws IOException {
        prepare();
        final int rollout = rollout("start", "EVERY", "steps", 2, "timeStepMode", "GIVEN", "timeStep", 0.1);
        try (var workflow = run()) {
            final var table = Tables.table(workflow, rollout, 1);
            assertEquals(40, table.size());
            assertEquals(List.of("Run", "Time", "z0", "z1", "Start time"), Tables.columns(table));
            assertEquals(0.05, Tables.numbers(table, "Start time")[3], 1e-12);
            assertEquals(0.25, Tables.numbers(table, "Time")[3], 1e-9);
        }
    }

    @Test
    void residualNetworkHasAHistory() throws IOException {
        prepare();
        final int network = Drafts.node(m_draft, NodeKind.DYNAMICS_LEARNER, new int[]{m_states}, "epochs", 12,
            "members", 2);
        try (var workflow = run()) {
            assertEquals(0, Tables.table(workflow, m_dynamics, 2).size(), "a linear map has no epochs");
            final var history = Tables.table(workflow, network, 2);
            assertTrue(history.size() > 0);
            assertEquals(2, Tables.column(history, "Network").stream().distinct().count());
            final var spec = (LatentDynamicsPortObjectSpec)workflow.node(network).outSpec(0);
            assertEquals(List.of(), spec.parameters());
            assertEquals(0.05, spec.timeStep(), 1e-9);
        }
    }

    /** Two runs in two folders, with a parameter in their names. */
    private void sweep() throws IOException {
        SmallFlow.write(m_folder.resolve("data/nu_0.1"));
        SmallFlow.write(m_folder.resolve("data/nu_0.2"));
        Files.writeString(m_folder.resolve("data/about.txt"), "two runs");
    }

    @Test
    void parametersAreColumnsAllTheWay() throws IOException {
        sweep();
        m_draft = Drafts.draft();
        final int reader = m_draft.node(NodeKind.READER, "", 0, 0, "source", WorkflowDraft.data("about.txt"), "scope",
            "FOLDER", "fields", "velocity");
        final int fields = Drafts.raster(m_draft, reader, 16, 8);
        final int model = Drafts.model(m_draft, fields);
        m_states = Drafts.states(m_draft, model, fields, "sigmas", true);
        m_dynamics = Drafts.dynamics(m_draft, m_states);
        final int rollout = rollout("start", "FIRST", "steps", 2);
        final int decoder = Drafts.node(m_draft, NodeKind.CVAE_DECODER, new int[]{model, rollout});
        m_draft.write(m_folder);
        try (var workflow = Workflow.open(m_folder)) {
            workflow.run(new RunListener() {
            });
            workflow.nodes().forEach(n -> assertEquals(NodeState.EXECUTED, n.state(), n.label() + n.messages()));
            assertEquals(40, Tables.table(workflow, reader, 1).size());
            assertEquals(List.of("Run", "Time", "nu", "Snapshot"), Tables.columns(Tables.table(workflow, reader, 1)));
            assertEquals(List.of("nu"),
                ((LatentDynamicsPortObjectSpec)workflow.node(m_dynamics).outSpec(0)).parameters(),
                "standard deviations are no parameters");
            final var table = Tables.table(workflow, decoder, 1);
            assertEquals(List.of("Run", "Time", "nu", "z0", "z1", "Field"), Tables.columns(table));
            assertEquals(List.of("nu_0.1", "nu_0.1", "nu_0.2", "nu_0.2"),
                Tables.column(table, "Run").stream().map(Object::toString).toList());
            assertArrayEquals(new double[]{0.1, 0.1, 0.2, 0.2}, Tables.numbers(table, "nu"));
        }
    }

    @Test
    void readerTakesTheRunsItIsToldTo() throws IOException {
        sweep();
        m_draft = Drafts.draft();
        final Object[] folder = {"source", WorkflowDraft.data("about.txt"), "scope", "FOLDER", "runNames", "nu_0.2",
            "runs", "ALL_BUT"};
        final int allBut = m_draft.node(NodeKind.READER, "", 0, 0, folder);
        folder[folder.length - 1] = "ONLY";
        final int only = m_draft.node(NodeKind.READER, "", 0, 0, folder);
        m_draft.write(m_folder);
        try (var workflow = Workflow.open(m_folder)) {
            workflow.run(new RunListener() {
            });
            assertArrayEquals(new double[]{0.1}, distinct(workflow, allBut));
            assertArrayEquals(new double[]{0.2}, distinct(workflow, only));
        }
    }

    private static double[] distinct(final Workflow workflow, final int node) {
        return java.util.Arrays.stream(Tables.numbers(Tables.table(workflow, node, 1), "nu")).distinct().toArray();
    }
}
