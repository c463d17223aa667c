package org.latentrom.engine.latent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;

import org.junit.jupiter.api.Test;

class DenseNetworkTest {
    private static final int BATCH = 7;

    private static double[] random(final int length, final long seed) {
        var random = new SplittableRandom(seed);
        var values = new double[length];
        for (int i = 0; i < length; i++) {
            values[i] = random.nextGaussian();
        }
        return values;
    }

    /** y = B x + c + W tanh(V x + d) for one sample, written down once more. */
    @Test
    void oneHiddenLayerByHand() {
        var network = new DenseNetwork(2, 1, 1);
        assertEquals(7, network.weights());
        double[] w = {0.5, -1, 0.25, 2, 0.125, 3, 4};
        var a = network.new Activations(1);
        a.input()[0] = 0.7;
        a.input()[1] = -0.2;
        network.forward(w, a);
        assertEquals(2 * Math.tanh(0.5 * 0.7 + 0.2 + 0.25) + 0.125 + 3 * 0.7 - 4 * 0.2, a.output()[0], 1e-15);
        assertEquals(4, network.biasIndex(0));
        assertEquals(6, network.bypassIndex(0, 1));
    }

    @Test
    void gradientsAgreeWithFiniteDifferences() {
        for (int[] sizes : new int[][]{{3, 2}, {3, 5, 2}, {4, 6, 5, 3}}) {
            check(new DenseNetwork(sizes));
        }
    }

    /** Loss = sum of r * output with random r; also the gradient by the inputs. */
    private static void check(final DenseNetwork network) {
        double[] w = random(network.weights(), 1);
        double[] x = random(network.inputs() * BATCH, 2);
        double[] r = random(network.outputs() * BATCH, 3);
        var a = network.new Activations(BATCH);
        loss(network, w, x, r, a);
        System.arraycopy(r, 0, a.outputGradient(), 0, r.length);
        var gradient = new double[w.length];
        network.backward(w, a, gradient);
        double[] inputGradient = a.inputGradient().clone();
        var b = network.new Activations(BATCH);
        for (int i = 0; i < w.length; i++) {
            assertEquals(difference(w, i, () -> loss(network, w, x, r, b)), gradient[i], 1e-7, "weight " + i);
        }
        for (int i = 0; i < x.length; i++) {
            assertEquals(difference(x, i, () -> loss(network, w, x, r, b)), inputGradient[i], 1e-7, "input " + i);
        }
    }

    private static double loss(final DenseNetwork network, final double[] w, final double[] x, final double[] r,
        final DenseNetwork.Activations a) {
        System.arraycopy(x, 0, a.input(), 0, x.length);
        network.forward(w, a);
        double sum = 0;
        for (int i = 0; i < r.length; i++) {
            sum += r[i] * a.output()[i];
        }
        return sum;
    }

    static double difference(final double[] values, final int index, final DoubleSupplier loss) {
        double h = 1e-5;
        double before = values[index];
        values[index] = before + h;
        double up = loss.getAsDouble();
        values[index] = before - h;
        double down = loss.getAsDouble();
        values[index] = before;
        return (up - down) / (2 * h);
    }

    @Test
    void gradientsAreAddedUp() {
        var network = new DenseNetwork(2, 3, 2);
        double[] w = random(network.weights(), 4);
        var a = network.new Activations(1);
        a.input()[0] = 1;
        network.forward(w, a);
        a.outputGradient()[1] = 1;
        var once = new double[w.length];
        network.backward(w, a, once);
        var twice = once.clone();
        network.backward(w, a, twice);
        for (int i = 0; i < once.length; i++) {
            assertEquals(2 * once[i], twice[i], 1e-15);
        }
    }

    @Test
    void startsAsZero() {
        var network = new DenseNetwork(3, 8, 8, 2);
        double[] w = network.initialWeights(new SplittableRandom(1));
        var a = network.new Activations(BATCH);
        System.arraycopy(random(3 * BATCH, 5), 0, a.input(), 0, 3 * BATCH);
        network.forward(w, a);
        for (double y : a.output()) {
            assertEquals(0, y);
        }
    }
}
