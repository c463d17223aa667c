package org.latentrom.engine.latent;

/**
 * How residual latent dynamics are trained. The defaults run on everything from a limit cycle of 100 states to a sweep
 * of a few runs.
 *
 * @param hiddenLayers number of hidden layers, 0 (linear) to 8
 * @param width neurons of a hidden layer, 1 to 1024
 * @param members networks of the ensemble, whose outputs are averaged, 1 to 32
 * @param epochs most passes over the training data, positive
 * @param batch windows of a weight update, positive
 * @param learningRate Adam's learning rate at the start; it falls to a hundredth of it along a cosine
 * @param longestRollout greatest number of steps over which the training error is taken; training begins with single
 *            steps and reaches this length at half of the epochs
 * @param noise standard deviation of the noise on a window's start state, in units of each coordinate's deviation;
 *            teaches the dynamics to come back to the trajectories
 * @param parameterNoise standard deviation of the noise on a window's parameters, in units of each parameter's
 *            deviation (after its logarithm); blurs what depends on the parameters
 * @param weightDecay decoupled weight decay of the hidden layers, not of the linear bypass: the larger, the closer the
 *            dynamics stay to a linear map; 0.1 to 0.3 for one run, 1 for a few runs with a parameter between which
 *            they are to interpolate
 * @param seed seed of weights, order and noise
 * @param validation what is held back to choose the epoch
 * @param refit whether the networks are trained again on all data, for the epochs chosen on the validation part
 */
public record ResidualOptions(int hiddenLayers, int width, int members, int epochs, int batch, double learningRate,
    int longestRollout, double noise, double parameterNoise, double weightDecay, long seed, ValidationSplit validation,
    boolean refit) {

    static final int MOST_LAYERS = 8;

    static final int MOST_WIDTH = 1024;

    static final int MOST_MEMBERS = 32;

    /** @throws IllegalArgumentException if an option is outside of its range; the message names it */
    public ResidualOptions {
        check("number of hidden layers", hiddenLayers, 0, MOST_LAYERS);
        check("width", width, 1, MOST_WIDTH);
        check("number of networks", members, 1, MOST_MEMBERS);
        check("number of epochs", epochs, 1, 1_000_000);
        check("batch size", batch, 1, 100_000);
        check("longest rollout", longestRollout, 1, 1000);
        if (!(learningRate > 0 && learningRate <= 1)) {
            throw new IllegalArgumentException("the learning rate must be above 0 and at most 1, not " + learningRate);
        }
        check("noise", noise, 0, 1);
        check("parameter noise", parameterNoise, 0, 1);
        check("weight decay", weightDecay, 0, 1);
    }

    private static void check(final String name, final int value, final int least, final int greatest) {
        if (value < least || value > greatest) {
            throw new IllegalArgumentException(
                "the " + name + " must be from " + least + " to " + greatest + ", not " + value);
        }
    }

    private static void check(final String name, final double value, final double least, final double greatest) {
        if (!(value >= least && value <= greatest)) {
            throw new IllegalArgumentException(
                "the " + name + " must be from " + least + " to " + greatest + ", not " + value);
        }
    }

    /** @return the defaults */
    public static ResidualOptions defaults() {
        return new ResidualOptions(1, 32, 4, 400, 64, 5e-3, 20, 0.02, 0, 0.3, 1, ValidationSplit.lastFraction(0.15),
            true);
    }

    /** @return these options with another seed */
    public ResidualOptions withSeed(final long newSeed) {
        return new ResidualOptions(hiddenLayers, width, members, epochs, batch, learningRate, longestRollout, noise,
            parameterNoise, weightDecay, newSeed, validation, refit);
    }

    /** @return these options with another validation split, refitted on all data or not */
    public ResidualOptions withValidation(final ValidationSplit split, final boolean refitOnAll) {
        return new ResidualOptions(hiddenLayers, width, members, epochs, batch, learningRate, longestRollout, noise,
            parameterNoise, weightDecay, seed, split, refitOnAll);
    }

    /** @return these options with other lengths of training */
    public ResidualOptions withTraining(final int newEpochs, final int newBatch, final double newRate,
        final int newLongestRollout) {
        return new ResidualOptions(hiddenLayers, width, members, newEpochs, newBatch, newRate, newLongestRollout, noise,
            parameterNoise, weightDecay, seed, validation, refit);
    }

    /** @return these options with other networks */
    public ResidualOptions withNetworks(final int newHiddenLayers, final int newWidth, final int newMembers) {
        return new ResidualOptions(newHiddenLayers, newWidth, newMembers, epochs, batch, learningRate, longestRollout,
            noise, parameterNoise, weightDecay, seed, validation, refit);
    }

    /** @return these options with another regularisation */
    public ResidualOptions withRegularization(final double newNoise, final double newParameterNoise,
        final double newWeightDecay) {
        return new ResidualOptions(hiddenLayers, width, members, epochs, batch, learningRate, longestRollout, newNoise,
            newParameterNoise, newWeightDecay, seed, validation, refit);
    }
}
