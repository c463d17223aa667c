package org.latentrom.engine.cvae;

import java.util.List;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.progress.Progress;

/**
 * How good a CVAE is on a set of fields. ELBO, NLL, KL and mutual information are in nats a field, of the scaled
 * fields. A deterministic autoencoder has no density: all of that is NaN, and so are the KL divergences of its units.
 *
 * @param elbo evidence lower bound, KL counted once whatever beta was: Monte-Carlo mean over fields and draws
 * @param nll negative log likelihood by importance weighting with {@code options.samples} draws (Burda, Grosse,
 *            Salakhutdinov, 2016, arXiv:1509.00519); in expectation an upper bound that gets tighter with more of them
 * @param nllBias by how much the NLL is too large for want of draws, to first order by the jackknife; too small a
 *            figure if few samples are effective. NaN for one draw
 * @param effectiveSamples mean number of draws a field that decide its NLL, 1 to {@code options.samples}
 * @param kl mean KL divergence of the posteriors from the prior, closed form: the sum of the next two
 * @param marginalKl KL divergence of the aggregate posterior of these fields from the prior
 * @param mutualInformation I(x; z) under the aggregate posterior of these fields, from pairs (x, z ~ q(z | x)); at most
 *            {@link #mutualInformationBound}
 * @param activeUnits number of latents that are active by the rule of the options
 * @param l2 mean Euclidean norm of the error of the fields, encoded and decoded by the posterior means to the value of
 *            the options, in physical units
 * @param relativeError mean of that norm over the norm of the field
 * @param units what is known of each latent variable, in their order
 * @param options how all this was computed
 * @param fields number of fields
 */
public record CvaeStatistics(Estimate elbo, Estimate nll, double nllBias, Estimate effectiveSamples, Estimate kl,
    Estimate marginalKl, Estimate mutualInformation, Estimate activeUnits, Estimate l2, Estimate relativeError,
    List<LatentUnit> units, StatisticsOptions options, int fields) {

    /** @return ln of the number of fields: no more information can be told from them */
    public double mutualInformationBound() {
        return Math.log(fields);
    }

    /** @return true if a latent variable is active by the rule of the options */
    public boolean isActive(final int latent) {
        return options.activeUnits().isActive(units.get(latent), options.threshold());
    }

    /** As {@link #of(CvaeModel, List, double[][], StatisticsOptions, Progress)}, of a model without conditions. */
    public static CvaeStatistics of(final CvaeModel model, final List<Field> fields, final StatisticsOptions options,
        final Progress progress) {
        return of(model, fields, model.noConditions(fields.size()), options, progress);
    }

    /**
     * @param model the model
     * @param fields at least 2 fields of the model's grid
     * @param conditions the parameters {@link CvaeModel#conditionNames} of each field's run, {@code [field][parameter]}
     * @param options how to compute
     * @param progress asked for cancel before every layer
     * @return the statistics
     * @throws BadFieldException as {@link CvaeModel#encode}
     * @throws IllegalArgumentException if there are fewer than 2 fields, or conditions are missing
     */
    public static CvaeStatistics of(final CvaeModel model, final List<Field> fields, final double[][] conditions,
        final StatisticsOptions options, final Progress progress) {
        if (fields.size() < 2) {
            throw new IllegalArgumentException("statistics need at least 2 fields, there are " + fields.size());
        }
        CvaeData data = model.data(fields, conditions);
        try (Session session = model.session(fields.size(), progress)) {
            session.know(FieldConditions.of(model.conditions(), data));
            return new StatisticsRun(new ModelOfFields(model, session, data.fields()), options).run(progress);
        }
    }
}
