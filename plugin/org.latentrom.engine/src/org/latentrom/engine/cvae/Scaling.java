package org.latentrom.engine.cvae;

import java.util.List;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.progress.Progress;

/**
 * How the values of a field are scaled, learned from the training fields' valid pixels. The network sees (x - mean) /
 * deviation. A Gaussian model explains the same numbers; a Bernoulli model explains (x - low) / (high -
 * low).
 *
 * @param mean mean field of the training, {@code [channel * pixels + pixel]}, 0 at invalid pixels
 * @param deviation root mean square of x - mean, one a channel, positive
 * @param low least value of each channel
 * @param high largest value of each channel, above {@code low}
 */
record Scaling(float[] mean, double[] deviation, double[] low, double[] high) {
    /**
     * @param fields all fields
     * @param rows which of them to learn from
     * @param valid the pixels to learn from
     * @param progress asked for cancel now and then
     */
    static Scaling of(final List<Field> fields, final int[] rows, final boolean[] valid, final Progress progress) {
        int pixels = valid.length;
        int channels = fields.get(0).shape().channels().size();
        var mean = new float[channels * pixels];
        var deviation = new double[channels];
        var low = new double[channels];
        var high = new double[channels];
        int count = 0;
        for (boolean v : valid) {
            count += v ? 1 : 0;
        }
        for (int c = 0; c < channels; c++) {
            double squares = 0;
            low[c] = Double.POSITIVE_INFINITY;
            high[c] = Double.NEGATIVE_INFINITY;
            for (int p = 0; p < pixels; p++) {
                if (!valid[p]) {
                    continue;
                }
                if ((p & 1023) == 0 || rows.length > 256) {
                    progress.checkCanceled();
                }
                int i = c * pixels + p;
                double sum = 0;
                for (int row : rows) {
                    double x = fields.get(row).values()[i];
                    sum += x;
                    low[c] = Math.min(low[c], x);
                    high[c] = Math.max(high[c], x);
                }
                mean[i] = (float)(sum / rows.length);
                for (int row : rows) {
                    double d = fields.get(row).values()[i] - mean[i];
                    squares += d * d;
                }
            }
            double size = Math.max(Math.abs(low[c]), Math.abs(high[c]));
            double smallest = size == 0 ? 1 : 1e-6 * size;
            // a constant channel has no deviation; float32 could not resolve one much smaller than its values
            deviation[c] = Math.max(smallest, Math.sqrt(squares / ((double)count * rows.length)));
            if (!(high[c] - low[c] >= smallest)) {
                high[c] = low[c] + smallest;
            }
        }
        return new Scaling(mean, deviation, low, high);
    }
}
