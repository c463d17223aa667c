package org.latentrom.engine.cvae;

import java.util.List;
import org.hipparchus.special.Erf;

/** What makes a latent variable an active one: that its posterior mean follows the field. */
public enum ActiveUnits {
    /**
     * The variance of the posterior mean over the fields is above 0.01 (Burda, Grosse, Salakhutdinov, 2016,
     * arXiv:1509.00519).
     */
    VARIANCE(0.01),
    /**
     * The covariance of the posterior mean with the sum over all values of the field, scaled as the observation model
     * explains them, is above 0.1 in size. The rule of the package randomthought, for comparison with its figures: it
     * does not see a variable that leaves the brightness of an image as it is.
     */
    COVARIANCE_WITH_SUM(0.1);

    private final double m_threshold;

    ActiveUnits(final double threshold) {
        m_threshold = threshold;
    }

    /** @return the threshold that belongs to the definition */
    public double threshold() {
        return m_threshold;
    }

    /** @return the number that is held against the threshold */
    Estimate activity(final LatentUnit unit) {
        return this == VARIANCE ? unit.variance() : unit.covariance();
    }

    /** @return true if the latent variable is active */
    public boolean isActive(final LatentUnit unit, final double threshold) {
        return Math.abs(activity(unit).value()) > threshold;
    }

    /**
     * @return number of active ones. Its error counts each latent variable as active with the probability that its
     *         activity, normally distributed with its standard error, is above the threshold
     */
    Estimate count(final List<LatentUnit> units, final double threshold) {
        int count = 0;
        double variance = 0;
        for (LatentUnit unit : units) {
            count += isActive(unit, threshold) ? 1 : 0;
            Estimate activity = activity(unit);
            double margin = Math.abs(activity.value()) - threshold;
            if (activity.error() > 0) {
                double active = 0.5 * Erf.erfc(-margin / activity.error() / Math.sqrt(2));
                variance += active * (1 - active);
            }
        }
        return new Estimate(count, Math.sqrt(variance), 0);
    }
}
