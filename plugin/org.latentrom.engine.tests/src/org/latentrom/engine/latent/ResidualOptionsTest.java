package org.latentrom.engine.latent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ResidualOptionsTest {
    private static final ResidualOptions D = ResidualOptions.defaults();

    @Test
    void changesTouchNothingElse() {
        assertEquals(new ResidualOptions(1, 2, 3, D.epochs(), D.batch(), D.learningRate(), D.longestRollout(),
            D.noise(), D.parameterNoise(), D.weightDecay(), D.seed(), D.validation(), D.refit()), D.withNetworks(1, 2, 3));
        assertEquals(new ResidualOptions(D.hiddenLayers(), D.width(), D.members(), 4, 5, 0.5, 6, D.noise(),
            D.parameterNoise(), D.weightDecay(), D.seed(), D.validation(), D.refit()), D.withTraining(4, 5, 0.5, 6));
        assertEquals(new ResidualOptions(D.hiddenLayers(), D.width(), D.members(), D.epochs(), D.batch(),
            D.learningRate(), D.longestRollout(), 0.1, 0.2, 0.3, D.seed(), D.validation(), D.refit()),
            D.withRegularization(0.1, 0.2, 0.3));
        assertEquals(new ResidualOptions(D.hiddenLayers(), D.width(), D.members(), D.epochs(), D.batch(),
            D.learningRate(), D.longestRollout(), D.noise(), D.parameterNoise(), D.weightDecay(), 99,
            ValidationSplit.none(), false), D.withSeed(99).withValidation(ValidationSplit.none(), false));
    }

    @Test
    void everyOptionHasItsRange() {
        assertMessage("number of hidden layers must be from 0 to 8, not 9", () -> D.withNetworks(9, 1, 1));
        assertMessage("width", () -> D.withNetworks(1, 0, 1));
        assertMessage("number of networks", () -> D.withNetworks(1, 1, 33));
        assertMessage("number of epochs", () -> D.withTraining(0, 1, 0.1, 1));
        assertMessage("batch size", () -> D.withTraining(1, 0, 0.1, 1));
        assertMessage("learning rate", () -> D.withTraining(1, 1, 0, 1));
        assertMessage("longest rollout", () -> D.withTraining(1, 1, 0.1, 0));
        assertMessage("noise", () -> D.withRegularization(Double.NaN, 0, 0));
        assertMessage("parameter noise", () -> D.withRegularization(0, -1, 0));
        assertMessage("weight decay", () -> D.withRegularization(0, 0, 2));
    }

    private static void assertMessage(final String part, final Executable call) {
        String message = assertThrows(IllegalArgumentException.class, call).getMessage();
        assertTrue(message.contains(part), message);
    }
}
