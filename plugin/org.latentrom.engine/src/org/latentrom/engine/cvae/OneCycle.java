package org.latentrom.engine.cvae;

/**
 * A straight rise over the first tenth of the steps, then a cosine down to a thousandth (Loshchilov, Hutter, 2017,
 * arXiv:1608.03983, one period).
 *
 * @param largest the rate at the top
 * @param steps number of steps of the training
 */
record OneCycle(double largest, long steps) implements Schedule {
    @Override
    public double rate(final long step) {
        long rise = Math.max(1, steps / 10);
        if (step < rise) {
            return largest * (step + 1) / rise;
        }
        double phase = (double)(step - rise) / Math.max(1, steps - rise);
        return largest * (1e-3 + (1 - 1e-3) * 0.5 * (1 + Math.cos(Math.PI * phase)));
    }
}
