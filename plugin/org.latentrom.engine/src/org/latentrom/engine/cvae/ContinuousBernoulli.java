package org.latentrom.engine.cvae;

/**
 * The continuous Bernoulli distribution on [0, 1] (Loaiza-Ganem, Cunningham, 2019, arXiv:1907.06845) in its logit t:
 * density C(t) exp(t x) / (1 + exp(t)) with C(t) = t / tanh(t / 2). In this form every finite t can be computed with.
 */
final class ContinuousBernoulli {
    // below this |t| the closed forms lose digits by cancellation and the series are exact to float64
    private static final double SERIES = 0.1;

    private ContinuousBernoulli() {
    }

    /** @return log C, even in t, log 2 at 0 */
    static double logNormalizer(final double t) {
        double a = Math.abs(t);
        if (a < SERIES) {
            double s = t * t;
            return Math.log(2) + s * (1 / 12.0 + s * (-7 / 1440.0 + s * (31 / 90720.0 - s * 127 / 4838400.0)));
        }
        return Math.log(a / Math.tanh(a / 2));
    }

    /** @return log density at x in [0, 1] */
    static double logDensity(final double x, final double t) {
        double a = Math.abs(t);
        if (a < SERIES) {
            return x * t - softplus(t) + logNormalizer(t);
        }
        // log(1 + exp(-a)) of softplus and normaliser cancel: an exponential and a logarithm are left of five
        return x * t - Math.max(t, 0) + Math.log(a / (1 - Math.exp(-a)));
    }

    /** @return mean of the distribution, in (0, 1), increasing in t; also the derivative of softplus - log C */
    static double mean(final double t) {
        if (Math.abs(t) < SERIES) {
            double s = t * t;
            return 0.5 + t * (1 / 12.0 + s * (-1 / 720.0 + s * (1 / 30240.0 - s / 1209600.0)));
        }
        double a = Math.abs(t);
        double above = 1 / (1 - Math.exp(-a)) - 1 / a;
        return t > 0 ? above : 1 - above;
    }

    /** @return variance of the distribution, 1/12 at t = 0 */
    static double variance(final double t) {
        if (Math.abs(t) < SERIES) {
            double s = t * t;
            return 1 / 12.0 + s * (-1 / 240.0 + s * (1 / 6048.0 - s / 172800.0));
        }
        double h = 2 * Math.sinh(t / 2);
        return 1 / (t * t) - 1 / (h * h);
    }

    /** @return the logit whose mean is m; m is moved into [0.001, 0.999], where |t| is at most 1000 */
    static double logit(final double m) {
        double wanted = Math.max(1e-3, Math.min(1 - 1e-3, m));
        double below = -1001;
        double above = 1001;
        for (int i = 0; i < 80; i++) {
            double t = (below + above) / 2;
            if (mean(t) < wanted) {
                below = t;
            } else {
                above = t;
            }
        }
        return (below + above) / 2;
    }

    /**
     * @param u probability in [0, 1)
     * @return the x in [0, 1] below which the distribution has probability u: log(1 + u (exp(t) - 1)) / t
     */
    static double quantile(final double t, final double u) {
        if (t > 0) {
            return 1 - quantile(-t, 1 - u);
        }
        // below this |t| the next term of the series is lost in float64
        if (t > -1e-9) {
            return u + 0.5 * t * u * (1 - u);
        }
        double change = u * Math.expm1(t);
        return Math.min(1, (change > -0.5 ? Math.log1p(change) : Math.log(1 - u + u * Math.exp(t))) / t);
    }

    /** @return log(1 + exp(t)), without overflow */
    static double softplus(final double t) {
        return t > 0 ? t + Math.log1p(Math.exp(-t)) : Math.log1p(Math.exp(t));
    }
}
