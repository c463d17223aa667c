package org.latentrom.engine.cvae;

import org.latentrom.engine.onnx.OnnxGraph;

/**
 * The Bernoulli distribution in its logit t: probability exp(t x) / (1 + exp(t)) of x = 0 or 1. Of values between, the
 * same formula is the negative cross-entropy that image models are often trained with, though it is no density of them.
 */
final class BernoulliLikelihood extends LogitLikelihood {
    // the logits of pixels that are 0 or 1 in every field of the training; lambda is within 1e-3 of that
    private static final double LEAST = 1e-3;

    /** @param limit largest absolute value of the logit, above 0; may be infinite */
    BernoulliLikelihood(final Packing packing, final Scaling scaling, final double limit) {
        super(packing, scaling, limit);
    }

    @Override
    double logDensity(final double x, final double logit) {
        return x * logit - ContinuousBernoulli.softplus(logit);
    }

    @Override
    double mean(final double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    @Override
    String mean(final OnnxGraph graph, final String logit) {
        return graph.apply("Sigmoid", logit);
    }

    @Override
    double variance(final double logit) {
        double e = Math.exp(-Math.abs(logit));
        return e / ((1 + e) * (1 + e));
    }

    @Override
    double logit(final double m) {
        double inside = Math.max(LEAST, Math.min(1 - LEAST, m));
        return Math.log(inside / (1 - inside));
    }

    @Override
    double quantile(final double logit, final double u) {
        return u < mean(-logit) ? 0 : 1;
    }
}
