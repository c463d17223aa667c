package org.latentrom.benchmarks;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.Adam;

/**
 * The residual network z' = z + s N(z) trained on rollouts with DeepLearning4J's dense layers and Adam. A network keeps
 * the activations of its last forward pass only, so the backward sweep runs each step's forward pass again.
 */
final class DeepLearning4jDynamics implements LatentDynamicsBenchmark.Stepper {
    private final MultiLayerNetwork m_network;

    private final INDArray m_increment;

    private DeepLearning4jDynamics(final MultiLayerNetwork network, final INDArray increment) {
        m_network = network;
        m_increment = increment;
    }

    static DeepLearning4jDynamics train(final double[][] states, final int longest, final int epochs) {
        INDArray all = Nd4j.create(states);
        int n = states.length;
        INDArray increment = rows(all, 1, n).sub(rows(all, 0, n - 1));
        INDArray scale = increment.norm2(0).divi(Math.sqrt(n - 1)).reshape(1, 2);
        var network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder().seed(1).dataType(DataType.DOUBLE)
            .weightInit(WeightInit.XAVIER).updater(new Adam(5e-3)).miniBatch(false).list()
            .layer(new DenseLayer.Builder().nIn(2).nOut(32).activation(Activation.TANH).build())
            .layer(new DenseLayer.Builder().nOut(32).activation(Activation.TANH).build())
            .layer(new DenseLayer.Builder().nOut(2).activation(Activation.IDENTITY).build()).build());
        network.init();
        var trained = new DeepLearning4jDynamics(network, scale);
        for (int epoch = 0; epoch < epochs; epoch++) {
            double share = (double)epoch / epochs;
            int steps = 1 + (int)Math.floor(Math.min(1, 2 * share) * (longest - 1));
            ((Adam)network.getLayerWiseConfigurations().getConf(0).getLayer().getUpdaterByParam("W"))
                .setLearningRate(5e-3 * (0.01 + 0.99 * 0.5 * (1 + Math.cos(Math.PI * share))));
            trained.update(all, steps, epoch);
        }
        return trained;
    }

    private static INDArray rows(final INDArray all, final int from, final int to) {
        return all.get(NDArrayIndex.interval(from, to),
            NDArrayIndex.all());
    }

    /** One update on the rollouts from all states that have enough successors. */
    private void update(final INDArray all, final int steps, final int epoch) {
        long windows = all.rows() - steps;
        var inputs = new INDArray[steps];
        var errors = new INDArray[steps];
        INDArray z = rows(all, 0, (int)windows).dup();
        for (int k = 0; k < steps; k++) {
            inputs[k] = z;
            z = z.add(m_network.output(z, true).muliRowVector(m_increment));
            errors[k] = z.sub(rows(all, k + 1, k + 1 + (int)windows)).muli(2.0 / (windows * steps));
        }
        INDArray dz = Nd4j.zeros(DataType.DOUBLE, windows, 2);
        INDArray sum = Nd4j.zeros(DataType.DOUBLE, 1, m_network.numParams());
        Gradient gradient = null;
        for (int k = steps - 1; k >= 0; k--) {
            dz.addi(errors[k]);
            m_network.setInput(inputs[k]);
            m_network.feedForward(true, false);
            Pair<Gradient, INDArray> back = m_network.backpropGradient(dz.mulRowVector(m_increment),
                LayerWorkspaceMgr.noWorkspaces());
            gradient = back.getFirst();
            sum.addi(gradient.gradient().reshape(1, m_network.numParams()));
            dz.addi(back.getSecond());
        }
        gradient.gradient().assign(sum);
        m_network.getUpdater().update(m_network, gradient, epoch, 0, (int)windows, LayerWorkspaceMgr.noWorkspaces());
        m_network.params().subi(gradient.gradient());
    }

    @Override
    public double[] next(final double[] z) {
        INDArray in = Nd4j.create(new double[][]{z});
        return in.add(m_network.output(in).muliRowVector(m_increment)).toDoubleVector();
    }
}
