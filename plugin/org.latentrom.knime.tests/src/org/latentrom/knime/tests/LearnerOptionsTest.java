package org.latentrom.knime.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latentrom.engine.cvae.ObjectiveOptions;
import org.latentrom.engine.cvae.network.Activation;
import org.latentrom.engine.cvae.network.BlockOptions;
import org.latentrom.engine.cvae.network.NetworkKind;
import org.latentrom.engine.cvae.network.NetworkOptions;
import org.latentrom.engine.cvae.network.NetworkPreset;
import org.latentrom.engine.cvae.network.Normalization;
import org.latentrom.knime.port.CvaeModelPortObject;
import org.latentrom.knime.tests.workflows.NodeKind;
import org.latentrom.knime.tests.workflows.SmallFlow;
import org.latentrom.knime.tests.workflows.WorkflowDraft;
import org.latentrom.runner.workflow.NodeState;
import org.latentrom.runner.workflow.RunListener;
import org.latentrom.runner.workflow.Workflow;
import org.latentrom.runner.workflow.WorkflowNode;

/** What the CVAE Learner's options do, beyond those that the other tests use. */
class LearnerOptionsTest {
    @TempDir
    Path m_folder;

    private static int learner(final WorkflowDraft w, final Object... settings) {
        return Drafts.node(w, NodeKind.CVAE_LEARNER, new int[]{Drafts.fields(w)}, settings(settings));
    }

    private static Object[] settings(final Object... more) {
        final Object[] few = {"epochs", 3, "baseWidth", 4, "features", 8};
        final Object[] all = Arrays.copyOf(few, few.length + more.length);
        System.arraycopy(more, 0, all, few.length, more.length);
        return all;
    }

    private static byte[] model(final Workflow workflow, final int learner) throws IOException {
        assertEquals(NodeState.EXECUTED, workflow.node(learner).state(), workflow.node(learner).messages().toString());
        final var bytes = new ByteArrayOutputStream();
        ((CvaeModelPortObject)workflow.node(learner).outObject(0)).model().write(bytes);
        return bytes.toByteArray();
    }

    private static void words(final Workflow workflow, final int node, final String... words) {
        final String text = workflow.node(node).messages().toString();
        Arrays.stream(words).forEach(w -> assertTrue(text.contains(w), "\"" + w + "\" is not in: " + text));
    }

    private void notConfigured(final Object[] settings, final String... words) throws IOException {
        final var w = Drafts.draft();
        final int learner = learner(w, settings);
        try (var workflow = Drafts.open(w, m_folder)) {
            assertEquals(NodeState.IDLE, workflow.node(learner).state());
            words(workflow, learner, words);
        }
    }

    private List<Path> checkpoints() throws IOException {
        try (var files = Files.list(m_folder.resolve("data/checkpoints"))) {
            return files.toList();
        }
    }

    @Test
    void checkpointsLieInTheChosenFolderAndChangeNothing() throws IOException {
        final var w = Drafts.draft();
        final int plain = learner(w);
        final int kept = learner(w, "checkpoints/keep", true);
        try (var workflow = Drafts.run(w, m_folder)) {
            assertArrayEquals(model(workflow, plain), model(workflow, kept));
        }
        assertEquals(1, checkpoints().size());
        assertTrue(checkpoints().get(0).getFileName().toString().endsWith(".checkpoint"));
    }

    /** The training of one epoch fewer ends with a checkpoint that a training of other options must not take. */
    @Test
    void trainingsOfOtherOptionsShareAFolder() throws IOException {
        final var w = Drafts.draft();
        final int first = learner(w, "checkpoints/keep", true);
        final int second = learner(w, "checkpoints/keep", true, "seed", 2L);
        try (var workflow = Drafts.run(w, m_folder)) {
            assertFalse(Arrays.equals(model(workflow, first), model(workflow, second)));
        }
        assertEquals(2, checkpoints().size());
    }

    @Test
    void damagedCheckpointSaysWhatToDo() throws IOException {
        final var w = Drafts.draft();
        final int learner = learner(w, "checkpoints/keep", true);
        Drafts.run(w, m_folder).close();
        final Path file = checkpoints().get(0);
        final byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        try (var workflow = Drafts.run(w, m_folder)) {
            assertEquals(NodeState.CONFIGURED, workflow.node(learner).state());
            words(workflow, learner, file.getFileName().toString(), "Delete it to begin anew");
        }
        assertArrayEquals(bytes, Files.readAllBytes(file), "the file is the user's to delete");
    }

    @Test
    void checkpointsNeedAFolder() throws IOException {
        SmallFlow.write(m_folder.resolve("data"));
        notConfigured(new Object[]{"checkpoints/keep", true, "checkpoints/folder", WorkflowDraft.data("flow.pvd")},
            "flow.pvd", "is a file", "need a folder");
        notConfigured(new Object[]{"checkpoints/keep", true, "checkpoints/folder", WorkflowDraft.data("")},
            "No file is chosen");
    }

    @Test
    void optimiserOptionsReachTheTraining() throws IOException {
        final var w = Drafts.draft();
        final int plain = learner(w);
        final int decayed = learner(w, "optimiser/weightDecay", 0.1);
        final int averaged = learner(w, "optimiser/averaging", 0.9);
        final int rarely = learner(w, "optimiser/validateEvery", 2);
        try (var workflow = Drafts.run(w, m_folder)) {
            final byte[] model = model(workflow, plain);
            assertFalse(Arrays.equals(model, model(workflow, decayed)));
            assertFalse(Arrays.equals(model, model(workflow, averaged)));
            model(workflow, rarely);
            final var elbo = Tables.column(Tables.table(workflow, rarely, 2), "Validation ELBO");
            assertEquals(List.of(true, false, false), elbo.stream().map(c -> c.isMissing()).toList());
        }
    }

    @Test
    void schedulesReachTheTraining() throws IOException {
        final var w = Drafts.draft();
        final int constant = learner(w, "schedule/kind", "CONSTANT", "learningRate", 0.004);
        final int decay = learner(w, "schedule/kind", "EXPONENTIAL_DECAY", "schedule/period", 1.0, "schedule/factor",
            0.5, "schedule/lowest", 0.0);
        final int cycles = learner(w, "schedule/kind", "TRIANGULAR", "schedule/profile", "LINEAR", "schedule/period",
            1.0);
        try (var workflow = Drafts.run(w, m_folder)) {
            assertArrayEquals(new double[]{0.004, 0.004, 0.004}, rates(workflow, constant), 1e-12);
            final double[] decaying = rates(workflow, decay);
            assertEquals(0.5, decaying[1] / decaying[0], 1e-9);
            // an epoch has one step here, so half a cycle of one epoch goes to the other end
            assertArrayEquals(new double[]{2e-4, 2e-3, 2e-4}, rates(workflow, cycles), 1e-12);
        }
    }

    private static double[] rates(final Workflow workflow, final int learner) throws IOException {
        model(workflow, learner);
        return Tables.numbers(Tables.table(workflow, learner, 2), "Learning rate");
    }

    @Test
    void patienceEndsATraining() throws IOException {
        final var w = Drafts.draft();
        // so small a rate changes nothing that a validation could see
        final int learner = learner(w, "epochs", 40, "learningRate", 1e-12, "optimiser/patience", 3);
        try (var workflow = Drafts.run(w, m_folder)) {
            model(workflow, learner);
            assertTrue(Tables.table(workflow, learner, 2).size() < 20);
        }
    }

    private static NetworkOptions network(final Workflow workflow, final int learner) throws IOException {
        model(workflow, learner);
        return ((CvaeModelPortObject)workflow.node(learner).outObject(0)).model().options().network();
    }

    @Test
    void readyMadeNetworksAreThoseOfTheEngine() throws IOException {
        final var w = Drafts.draft();
        final Map<String, Integer> learners = new LinkedHashMap<>();
        for (NetworkPreset preset : NetworkPreset.values()) {
            learners.put(preset.name(), learner(w, "epochs", 1, "network/preset", preset.name()));
        }
        try (var workflow = Drafts.run(w, m_folder)) {
            for (var learner : learners.entrySet()) {
                assertEquals(NetworkPreset.valueOf(learner.getKey()).options().withSizes(4, 0, 8),
                    network(workflow, learner.getValue()), learner.getKey());
            }
        }
    }

    @Test
    void ownNetworksHaveTheirOptions() throws IOException {
        final var w = Drafts.draft();
        final int bottleneck = learner(w, "epochs", 1, "network/preset", "OWN", "network/kind", "BOTTLENECK",
            "network/blocks", 2, "network/activation", "PRELU_PER_CHANNEL", "network/normalization", "GROUP",
            "network/dropout", 0.1, "network/skips", false, "network/widening", 2);
        final int dense = learner(w, "epochs", 1, "network/preset", "MLP", "network/hidden", "30, 20");
        try (var workflow = Drafts.run(w, m_folder)) {
            final var own = network(workflow, bottleneck);
            assertEquals(NetworkKind.BOTTLENECK, own.kind());
            assertEquals(new BlockOptions(2, Activation.PRELU_PER_CHANNEL, Normalization.GROUP, 0.1), own.blocks());
            assertFalse(own.skips());
            assertEquals(2, own.widening());
            assertEquals(List.of(30, 20), network(workflow, dense).hidden());
        }
    }

    @Test
    void observationModelsReachTheTraining() throws IOException {
        final var w = Drafts.draft();
        final int narrow = learner(w, "observation", "GAUSSIAN_FIXED", "sigma", 0.02);
        final int wide = learner(w, "observation", "GAUSSIAN_FIXED", "sigma", 0.2);
        try (var workflow = Drafts.run(w, m_folder)) {
            model(workflow, narrow);
            model(workflow, wide);
            final double[] small = sigma(workflow, narrow);
            final double[] large = sigma(workflow, wide);
            assertEquals(10, large[0] / small[0], 1e-6);
        }
    }

    @Test
    void objectivesReachTheTraining() throws IOException {
        final var w = Drafts.draft();
        final Map<String, Integer> learners = new LinkedHashMap<>();
        learners.put("plain", learner(w));
        learners.put("free bits", learner(w, "objective/freeBits", 0.5));
        learners.put("importance-weighted", learner(w, "objective/kind", "IWAE", "objective/samples", 3));
        learners.put("consistent", learner(w, "objective/consistent", true, "objective/consistency", 2.0));
        learners.put("autoencoder", learner(w, "objective/kind", "AUTOENCODER"));
        try (var workflow = Drafts.run(w, m_folder)) {
            final List<byte[]> models = new ArrayList<>();
            for (var learner : learners.entrySet()) {
                final byte[] model = model(workflow, learner.getValue());
                models.forEach(m -> assertFalse(Arrays.equals(m, model), learner.getKey()));
                models.add(model);
            }
            assertEquals(0.5, objective(workflow, learners.get("free bits")).freeBits());
            assertEquals(3, objective(workflow, learners.get("importance-weighted")).samples());
            assertEquals(2.0, objective(workflow, learners.get("consistent")).consistency());
            assertTrue(objective(workflow, learners.get("autoencoder")).deterministic());
        }
    }

    private static ObjectiveOptions objective(final Workflow workflow, final int learner) throws IOException {
        return ((CvaeModelPortObject)workflow.node(learner).outObject(0)).model().options().objective();
    }

    /** What is not shown in the dialog must not fail: samples and free bits exclude each other. */
    @Test
    void optionsOfOtherObjectivesCountForNothing() throws IOException {
        final var w = Drafts.draft();
        final int learner = learner(w, "objective/kind", "AUTOENCODER", "objective/freeBits", 0.5, "objective/samples",
            3, "objective/consistent", true);
        try (var workflow = Drafts.run(w, m_folder)) {
            model(workflow, learner);
        }
    }

    @Test
    void consistencyNeedsTimes() throws IOException {
        notConfigured(new Object[]{"objective/consistent", true, "validation", "NONE", "timeColumn", "Moment"},
            "Moment", "Training fields");
        final var w = Drafts.draft();
        final int states = Drafts.states(w, Drafts.model(w, Drafts.fields(w)), Drafts.fields(w));
        final int learner = Drafts.node(w, NodeKind.CVAE_LEARNER, new int[]{states},
            settings("objective/consistent", true, "validation", "NONE", "runColumn", "z0"));
        try (var workflow = Drafts.open(w, m_folder)) {
            assertEquals(NodeState.IDLE, workflow.node(learner).state());
            words(workflow, learner, "z0", "run");
        }
    }

    @Test
    void consistencyNeedsNeighbours() throws IOException {
        final var w = Drafts.draft();
        final int fields = Drafts.fields(w, "timeTo", 0.06);
        final int learner = Drafts.node(w, NodeKind.CVAE_LEARNER, new int[]{fields}, settings("objective/consistent",
            true, "validation", "NONE", "latentSize", 1, "runColumn", "Run"));
        try (var workflow = Drafts.run(w, m_folder)) {
            model(workflow, learner); // two snapshots of a run are neighbours
        }
    }

    private static double[] sigma(final Workflow workflow, final int learner) throws IOException {
        return ((CvaeModelPortObject)workflow.node(learner).outObject(0)).model().observationSigma();
    }

    @Test
    void optionsOutOfRangeAreLoadErrors() throws IOException {
        for (Object[] bad : List.of(new Object[]{"optimiser/weightDecay", -1.0},
            new Object[]{"optimiser/averaging", 1.0}, new Object[]{"optimiser/patience", -1},
            new Object[]{"optimiser/restarts", 1_000}, new Object[]{"schedule/period", 0.0},
            new Object[]{"schedule/factor", 1.5}, new Object[]{"objective/freeBits", -0.1},
            new Object[]{"objective/samples", 100, "objective/kind", "IWAE"},
            new Object[]{"sigma", 0.0}, new Object[]{"network/hidden", "many", "network/preset", "MLP"},
            new Object[]{"network/dropout", 0.95, "network/preset", "OWN"},
            new Object[]{"network/widening", 3, "network/preset", "OWN"}, new Object[]{"optimiser/validateEvery", 0})) {
            final var w = Drafts.draft();
            w.node(NodeKind.CVAE_LEARNER, "", 0, 0, bad);
            try (var workflow = Drafts.open(w, m_folder)) {
                assertTrue(workflow.hasLoadErrors(), bad[0] + " = " + bad[1]);
            }
        }
    }

    @Test
    void interruptedTrainingGoesOnToTheSameModel() throws IOException {
        final var whole = Drafts.draft();
        final int learner = learner(whole, "epochs", 8);
        final byte[] expected;
        try (var workflow = Drafts.run(whole, m_folder)) {
            expected = model(workflow, learner);
        }
        final var kept = Drafts.draft();
        final int resumed = learner(kept, "epochs", 8, "checkpoints/keep", true);
        try (var workflow = Drafts.open(kept, m_folder)) {
            workflow.run(new RunListener() {
                @Override
                public void progress(final WorkflowNode node, final Double fraction,
                    final String message) {
                    if (node.id() == resumed && fraction != null && fraction > 0.4) {
                        workflow.cancel();
                    }
                }
            });
            assertEquals(NodeState.CONFIGURED, workflow.node(resumed).state());
            assertTrue(workflow.run(new RunListener() {
            }));
            assertArrayEquals(expected, model(workflow, resumed));
        }
    }
}
