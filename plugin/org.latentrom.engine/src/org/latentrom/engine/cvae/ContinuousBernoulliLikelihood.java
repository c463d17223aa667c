package org.latentrom.engine.cvae;

import org.latentrom.engine.onnx.OnnxGraph;

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
    String mean(final OnnxGraph g, final String t) {
        // 1/2 + 1/2 coth(t/2) - 1/t, which near 0 would lose float32's digits: there its series, good to 1e-9 below 1
        String half = g.scalar(0.5);
        String coth = g.apply("Div", half, g.apply("Tanh", g.apply("Mul", half, t)));
        String exact = g.apply("Sub", coth, g.apply("Reciprocal", t));
        String square = g.apply("Mul", t, t);
        String series = g.scalar(1.0 / 47_900_160);
        for (double coefficient : new double[]{-1.0 / 1_209_600, 1.0 / 30_240, -1.0 / 720, 1.0 / 12}) {
            series = g.apply("Add", g.apply("Mul", square, series), g.scalar(coefficient));
        }
        String small = g.apply("Less", g.apply("Abs", t), g.scalar(1));
        return g.apply("Add", half, g.apply("Where", small, g.apply("Mul", t, series), exact));
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
