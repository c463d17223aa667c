package org.latentrom.tests.nd4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.common.config.ND4JClassLoading;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** ND4J inside OSGi: found, started by its first use, with its natives in a folder of our own. */
class Nd4jInEquinoxTest {

    @Test
    void computesWithNobodyCallingASetup() {
        final INDArray a = Nd4j.createFromArray(new float[][]{{1, 2}, {3, 4}});
        assertEquals(1 + 4 + 9 + 16, a.mul(a).sumNumber().doubleValue(), 1e-6);
        assertEquals(7, a.mmul(a).getFloat(0, 0), 1e-6);
    }

    @Test
    void loadsClassesWithTheBundlesOwnLoader() {
        Nd4j.zeros(1);
        assertSame(Nd4j.class.getClassLoader(), ND4JClassLoading.getNd4jClassloader());
    }

    @Test
    void unpacksNativesIntoAVersionedFolder() {
        Nd4j.zeros(1);
        final String folder = System.getProperty("org.bytedeco.javacpp.cachedir");
        assertNotNull(folder);
        assertTrue(folder.contains("nd4j-1.0.0-M2.1"), folder);
    }

    @Test
    void trainsALayerOfDeepLearning4j() {
        final MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder().seed(1).updater(new Sgd(0.2)).list()
            .layer(new OutputLayer.Builder(LossFunction.MSE).nIn(2).nOut(1).activation(Activation.IDENTITY).build())
            .build());
        network.init();
        final INDArray x = Nd4j.createFromArray(new float[][]{{0, 1}, {1, 0}, {1, 1}});
        final DataSet data = new DataSet(x, x.sum(true, 1));
        final double before = network.score(data);
        for (int i = 0; i < 50; i++) {
            network.fit(data);
        }
        assertTrue(network.score(data) < 0.1 * before, before + " -> " + network.score(data));
    }
}
