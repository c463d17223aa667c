package org.latentrom.engine.latent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The mean squared error of rollouts from the start states of windows, and its gradient by the weights
 * (back-propagation through time). Coordinates count by their variance, so that a coordinate that hardly moves hardly
 * counts.
 */
final class RolloutLoss {
    private final ResidualScaling m_scaling;

    private final DenseNetwork m_network;

    private final double[] m_coordinateWeights;

    /** one a step, made when the first batch of that size comes */
    private final List<DenseNetwork.Activations> m_activations = new ArrayList<>();

    private int m_batch = -1;

    RolloutLoss(final ResidualScaling scaling, final DenseNetwork network) {
        m_scaling = scaling;
        m_network = network;
        double sum = 0;
        m_coordinateWeights = new double[scaling.latentSize()];
        for (int i = 0; i < m_coordinateWeights.length; i++) {
            // a coordinate that was constant has deviation 1 by convention, but no variance
            double d = scaling.increments()[i] > 0 ? scaling.state().deviation()[i] : 0;
            m_coordinateWeights[i] = d * d;
            sum += d * d;
        }
        for (int i = 0; i < m_coordinateWeights.length; i++) {
            m_coordinateWeights[i] = sum == 0 ? 0 : m_coordinateWeights[i] / sum;
        }
    }

    /**
     * @param start start states {@code [latent * batch]}, standardised: those of the batch, or with noise
     * @param gradient set to the gradient of the loss
     * @return mean over valid steps of the squared error over the states' variance
     */
    double evaluate(final double[] w, final RolloutWindows.Batch batch, final double[] start, final double[] gradient) {
        int n = batch.size();
        int latent = m_scaling.latentSize();
        prepare(n, batch.steps());
        Arrays.fill(gradient, 0);
        var errors = new double[batch.steps()][];
        double loss = 0;
        double[] z = start.clone();
        for (int k = 0; k < batch.steps(); k++) {
            var a = m_activations.get(k);
            fillInput(z, batch, k, a.input());
            m_network.forward(w, a);
            errors[k] = new double[latent * n];
            for (int i = 0; i < latent; i++) {
                for (int s = 0; s < n; s++) {
                    int j = i * n + s;
                    z[j] += batch.stepRatio()[k][s] * m_scaling.increments()[i] * a.output()[j];
                    double error = batch.valid()[k][s] * (z[j] - batch.states()[k + 1][j]);
                    loss += m_coordinateWeights[i] * error * error;
                    errors[k][j] = 2 * m_coordinateWeights[i] * error / batch.validSteps();
                }
            }
        }
        var dz = new double[latent * n];
        for (int k = batch.steps() - 1; k >= 0; k--) {
            var a = m_activations.get(k);
            for (int i = 0; i < latent; i++) {
                for (int s = 0; s < n; s++) {
                    int j = i * n + s;
                    dz[j] += errors[k][j];
                    a.outputGradient()[j] = dz[j] * batch.stepRatio()[k][s] * m_scaling.increments()[i];
                }
            }
            m_network.backward(w, a, gradient);
            addStateGradient(a.inputGradient(), batch, dz);
        }
        return loss / batch.validSteps();
    }

    /** The inputs of {@link ResidualScaling#inputs}, for all windows of a batch. */
    static void fillInput(final double[] z, final RolloutWindows.Batch batch, final int step, final double[] input) {
        int n = batch.size();
        double[] p = batch.parameters();
        System.arraycopy(z, 0, input, 0, z.length);
        System.arraycopy(batch.stepInput()[step], 0, input, z.length, n);
        System.arraycopy(p, 0, input, z.length + n, p.length);
        int products = z.length + n + p.length;
        for (int k = 0; k < p.length; k += n) {
            for (int j = 0; j < z.length; j++) {
                input[products++] = p[k + j % n] * z[j];
            }
        }
    }

    /** Adds the gradient by the state: directly, and through its products with the parameters. */
    private static void addStateGradient(final double[] inputGradient, final RolloutWindows.Batch batch,
        final double[] dz) {
        int n = batch.size();
        double[] p = batch.parameters();
        int products = dz.length + n + p.length;
        for (int j = 0; j < dz.length; j++) {
            dz[j] += inputGradient[j];
        }
        for (int k = 0; k < p.length; k += n) {
            for (int j = 0; j < dz.length; j++) {
                dz[j] += p[k + j % n] * inputGradient[products++];
            }
        }
    }

    private void prepare(final int batch, final int steps) {
        if (batch != m_batch) {
            m_activations.clear();
            m_batch = batch;
        }
        while (m_activations.size() < steps) {
            m_activations.add(m_network.new Activations(batch));
        }
    }
}
