package org.latentrom.engine.cvae;

/**
 * How a CVAE is built and trained. The defaults work for a few hundred snapshots of smooth fields.
 *
 * @param latentSize number of latent variables L, 1 to 1024
 * @param epochs passes over the training fields, 1 to 100000
 * @param batchSize fields a step, 1 to 4096; smaller when there are fewer training fields
 * @param learningRate largest learning rate of Adam, above 0 to 1; it rises over the first tenth of the steps and falls
 *            to a thousandth along a cosine
 * @param observation distribution of the pixels
 * @param baseWidth convolution channels of the finest level, 1 to 1024; 0 = chosen from the grid
 * @param levels resolutions at which the network works, each half of the one before, 1 to 8; 0 = chosen from the grid
 * @param features size of the vector that is computed from z and feeds every level of the decoder, and of the layer
 *            before the latents in the encoder, 1 to 4096
 * @param beta weight of the KL divergence in the objective, at least 0; 1 = the ELBO
 * @param warmUpEpochs epochs over which that weight rises from 0, at least 0
 * @param gradientClip longest step allowed, as a multiple of the recent mean gradient norm, above 1; 0 = no limit
 * @param seed seed of initial weights, order of the fields, and noise
 */
public record CvaeOptions(int latentSize, int epochs, int batchSize, double learningRate, ObservationModel observation,
    int baseWidth, int levels, int features, double beta, int warmUpEpochs, double gradientClip, long seed) {

    /** Latent size 2, 100 epochs, batches of 16, learning rate 0.002, Gaussian, seed 1; sizes chosen from the grid. */
    public static final CvaeOptions DEFAULT =
        new CvaeOptions(2, 100, 16, 2e-3, ObservationModel.GAUSSIAN, 0, 0, 64, 1, 0, 5, 1);

    /** @throws IllegalArgumentException if a value is out of its range; the message names option, value and range */
    public CvaeOptions {
        check("latent size", latentSize, 1, 1024);
        check("epochs", epochs, 1, 100_000);
        check("batch size", batchSize, 1, 4096);
        check("base width", baseWidth, 0, 1024);
        check("levels", levels, 0, 8);
        check("features", features, 1, 4096);
        check("warm-up epochs", warmUpEpochs, 0, 100_000);
        if (!(learningRate > 0 && learningRate <= 1)) {
            throw new IllegalArgumentException("learning rate: " + learningRate + " is not above 0 and at most 1");
        }
        if (!(beta >= 0 && beta <= 1e6)) {
            throw new IllegalArgumentException("beta: " + beta + " is not between 0 and 1e6");
        }
        if (gradientClip != 0 && !(gradientClip > 1 && gradientClip <= 1e6)) {
            throw new IllegalArgumentException("gradient clip: " + gradientClip + " is neither 0 nor above 1 to 1e6");
        }
        if (observation == null) {
            throw new IllegalArgumentException("observation model: none chosen");
        }
    }

    private static void check(final String option, final int value, final int least, final int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(option + ": " + value + " is not between " + least + " and " + most);
        }
    }

    /** @return these options with another latent size */
    public CvaeOptions withLatentSize(final int value) {
        return new CvaeOptions(value, epochs, batchSize, learningRate, observation, baseWidth, levels, features, beta,
            warmUpEpochs, gradientClip, seed);
    }

    /** @return these options with another number of epochs */
    public CvaeOptions withEpochs(final int value) {
        return new CvaeOptions(latentSize, value, batchSize, learningRate, observation, baseWidth, levels, features,
            beta, warmUpEpochs, gradientClip, seed);
    }

    /** @return these options with another batch size */
    public CvaeOptions withBatchSize(final int value) {
        return new CvaeOptions(latentSize, epochs, value, learningRate, observation, baseWidth, levels, features, beta,
            warmUpEpochs, gradientClip, seed);
    }

    /** @return these options with another learning rate */
    public CvaeOptions withLearningRate(final double value) {
        return new CvaeOptions(latentSize, epochs, batchSize, value, observation, baseWidth, levels, features, beta,
            warmUpEpochs, gradientClip, seed);
    }

    /** @return these options with another observation model */
    public CvaeOptions withObservation(final ObservationModel value) {
        return new CvaeOptions(latentSize, epochs, batchSize, learningRate, value, baseWidth, levels, features, beta,
            warmUpEpochs, gradientClip, seed);
    }

    /** @return these options with other sizes of the network; 0 = chosen from the grid */
    public CvaeOptions withNetwork(final int width, final int newLevels, final int newFeatures) {
        return new CvaeOptions(latentSize, epochs, batchSize, learningRate, observation, width, newLevels, newFeatures,
            beta, warmUpEpochs, gradientClip, seed);
    }

    /** @return these options with another weight of the KL divergence and another warm-up */
    public CvaeOptions withBeta(final double value, final int newWarmUpEpochs) {
        return new CvaeOptions(latentSize, epochs, batchSize, learningRate, observation, baseWidth, levels, features,
            value, newWarmUpEpochs, gradientClip, seed);
    }

    /** @return these options with another limit of the gradient */
    public CvaeOptions withGradientClip(final double value) {
        return new CvaeOptions(latentSize, epochs, batchSize, learningRate, observation, baseWidth, levels, features,
            beta, warmUpEpochs, value, seed);
    }

    /** @return these options with another seed */
    public CvaeOptions withSeed(final long value) {
        return new CvaeOptions(latentSize, epochs, batchSize, learningRate, observation, baseWidth, levels, features,
            beta, warmUpEpochs, gradientClip, value);
    }
}
