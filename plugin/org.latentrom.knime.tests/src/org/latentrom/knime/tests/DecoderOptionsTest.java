package org.latentrom.knime.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latentrom.engine.field.Field;
import org.latentrom.knime.data.FieldValue;
import org.latentrom.knime.port.CvaeModelPortObject;
import org.latentrom.knime.tests.workflows.NodeKind;
import org.latentrom.knime.tests.workflows.WorkflowDraft;
import org.latentrom.runner.workflow.NodeState;
import org.latentrom.runner.workflow.Workflow;

/** The CVAE Decoder's choice of the decoded value. */
class DecoderOptionsTest {
    @TempDir
    Path m_folder;

    private static Field decoded(final Workflow workflow, final int node, final int row) {
        assertEquals(NodeState.EXECUTED, workflow.node(node).state(), workflow.node(node).messages().toString());
        return ((FieldValue)Tables.column(Tables.table(workflow, node, 1), "Field").get(row)).getField();
    }

    private static int decoder(final WorkflowDraft w, final int model, final int states, final Object... settings) {
        return Drafts.node(w, NodeKind.CVAE_DECODER, new int[]{model, states}, settings);
    }

    @Test
    void samplesHaveTheNoiseOfTheModelAndTheSeed() throws IOException {
        final var w = Drafts.draft();
        final int fields = Drafts.fields(w);
        final int model = Drafts.model(w, fields);
        final int states = Drafts.states(w, model, fields, "keepFields", false);
        final int mean = decoder(w, model, states);
        final int lambda = decoder(w, model, states, "value", "LAMBDA");
        final int first = decoder(w, model, states, "value", "SAMPLE");
        final int same = decoder(w, model, states, "value", "SAMPLE");
        final int other = decoder(w, model, states, "value", "SAMPLE", "seed", 2L);
        try (var workflow = Drafts.run(w, m_folder)) {
            final Field expected = decoded(workflow, mean, 0);
            final Field sample = decoded(workflow, first, 0);
            assertArrayEquals(expected.values(), decoded(workflow, lambda, 0).values(), "a Gaussian has no lambda");
            assertArrayEquals(sample.values(), decoded(workflow, same, 0).values());
            assertFalse(Arrays.equals(sample.values(), decoded(workflow, other, 0).values()));
            assertFalse(Arrays.equals(noise(workflow, mean, first, 0), noise(workflow, mean, first, 1)));
            assertEquals(expected.mask(), sample.mask());
            final double sigma = ((CvaeModelPortObject)workflow.node(model).outObject(0)).model().observationSigma()[0];
            final float[] noise = noise(workflow, mean, first, 0);
            double sum = 0;
            final int half = noise.length / 2; // the first of two channels
            for (int i = 0; i < half; i++) {
                sum += noise[i] * noise[i];
            }
            final double found = Math.sqrt(sum / expected.mask().count());
            assertEquals(1, found / sigma, 5 / Math.sqrt(2.0 * expected.mask().count()), "five standard errors");
        }
    }

    private static float[] noise(final Workflow workflow, final int mean, final int sample, final int row) {
        final float[] noise = decoded(workflow, sample, row).values().clone();
        final float[] means = decoded(workflow, mean, row).values();
        for (int i = 0; i < noise.length; i++) {
            noise[i] -= means[i];
        }
        return noise;
    }

    @Test
    void lambdaOfAContinuousBernoulliIsCrisperThanTheMean() throws IOException {
        for (String observation : new String[]{"CONTINUOUS_BERNOULLI", "BERNOULLI"}) {
            final var w = Drafts.draft();
            final int fields = Drafts.fields(w);
            final int model = Drafts.node(w, NodeKind.CVAE_LEARNER, new int[]{fields}, "epochs", 3, "baseWidth", 4,
                "features", 8, "observation", observation);
            final int states = Drafts.states(w, model, fields, "keepFields", false);
            final int mean = decoder(w, model, states);
            final int lambda = decoder(w, model, states, "value", "LAMBDA");
            try (var workflow = Drafts.run(w, m_folder)) {
                final double spreadOfMean = spread(decoded(workflow, mean, 0));
                final double spreadOfLambda = spread(decoded(workflow, lambda, 0));
                if (observation.equals("BERNOULLI")) {
                    assertEquals(spreadOfMean, spreadOfLambda, "the mean is lambda");
                } else {
                    assertTrue(spreadOfLambda > spreadOfMean, spreadOfLambda + " and " + spreadOfMean);
                }
            }
        }
    }

    private static double spread(final Field field) {
        float least = Float.POSITIVE_INFINITY;
        float most = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < field.values().length / 2; i++) {
            if (field.mask().isValid(i)) {
                least = Math.min(least, field.values()[i]);
                most = Math.max(most, field.values()[i]);
            }
        }
        return most - least;
    }
}
