package org.latentrom.engine.cvae;

/** {@link ContinuousBernoulli}. */
final class ContinuousBernoulliLikelihood extends LogitLikelihood {
    /** @param limit largest absolute value of the logit, above 0; may be infinite */
    ContinuousBernoulliLikelihood(final Packing packing, final Scaling scaling, final double limit) {
        super(packing, scaling, limit);
    }

    @Override
    double logDensity(final double x, final double logit) {
        return ContinuousBernoulli.logDensity(x, logit);
    }

    @Override
    double mean(final double logit) {
        return ContinuousBernoulli.mean(logit);
    }

    @Override
    double variance(final double logit) {
        return ContinuousBernoulli.variance(logit);
    }

    @Override
    double logit(final double m) {
        return ContinuousBernoulli.logit(m);
    }

    @Override
    double quantile(final double logit, final double u) {
        return ContinuousBernoulli.quantile(logit, u);
    }
}
