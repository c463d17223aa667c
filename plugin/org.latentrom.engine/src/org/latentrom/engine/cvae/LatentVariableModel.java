package org.latentrom.engine.cvae;

/**
 * What the statistics ask of a model and its fields: the posteriors, and how likely a field is for given latents. A
 * model whose answers are known by heart takes the CVAE's place in tests. For one thread.
 */
interface LatentVariableModel {
    /** @return number of fields */
    int fields();

    /** @return number of latent variables */
    int latentSize();

    /** @return false if the latents of a field are known exactly: the model of a plain autoencoder, without density */
    boolean hasPosterior();

    /** @return fields that go through at once, at most */
    int batch();

    /** Takes up the fields {@code from} to {@code from + rows - 1}; rows below count from {@code from}. */
    void encode(int from, int rows);

    /** @return posterior mean */
    double mean(int row, int latent);

    /** @return log of the posterior variance */
    double logVariance(int row, int latent);

    /**
     * @param z {@code [row * latents + latent]}
     * @param log receives log p(x | z) of each row, nats
     */
    void logLikelihood(float[] z, double[] log);

    /**
     * Decodes the posterior means.
     *
     * @param value the mean of p(x | z), or lambda
     * @param error receives the Euclidean norm of the decoded field's error, for each row
     * @param norm receives the Euclidean norm of the field
     */
    void reconstruct(DecodedValue value, double[] error, double[] norm);

    /** @return sum of the values that the observation model explains */
    double sum(int row);
}
