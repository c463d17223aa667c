package org.latentrom.engine.cvae;

/**
 * The terms of the objective that posteriors and draws alone decide, with their gradients; float64. Each method adds
 * the gradient of {@code factor} times what it returns.
 */
final class LatentTerms {
    private LatentTerms() {
    }

    /**
     * KL divergence from N(0, I), closed form; of each latent only what its mean over the rows exceeds the free bits by
     * has a gradient.
     *
     * @param freeBits nats a latent, 0 = all of the divergence counts
     * @return sum over the rows and latents; of a latent below the free bits, rows times these
     */
    static double kl(final LatentBatch at, final double freeBits, final double factor, final LatentBatch gradient) {
        double sum = 0;
        for (int l = 0; l < at.latents(); l++) {
            double kl = 0;
            for (int i = l; i < at.mean().length; i += at.latents()) {
                kl += Session.kl(at.mean()[i], at.logVariance()[i]);
            }
            if (freeBits > 0 && kl <= freeBits * at.rows()) {
                sum += freeBits * at.rows();
                continue;
            }
            sum += kl;
            for (int i = l; i < at.mean().length; i += at.latents()) {
                gradient.mean()[i] += factor * at.mean()[i];
                gradient.logVariance()[i] += 0.5 * (factor * (Math.exp(at.logVariance()[i]) - 1));
            }
        }
        return sum;
    }

    /**
     * KL(q(z | x~) || q(z | x)) between the posteriors of fields x and their neighbours x~ (Sinha, Dieng, 2021,
     * arXiv:2105.14859), closed form.
     *
     * @return sum over the fields
     */
    static double consistency(final LatentBatch at, final BatchLayout layout, final double factor,
        final LatentBatch gradient) {
        double sum = 0;
        for (int field = 0; field < layout.fields(); field++) {
            int x = layout.row(field) * at.latents();
            int n = layout.neighbourRow(field) * at.latents();
            for (int end = x + at.latents(); x < end; x++, n++) {
                double d = at.mean()[n] - at.mean()[x];
                double precision = Math.exp(-at.logVariance()[x]);
                double change = at.logVariance()[n] - at.logVariance()[x];
                sum += 0.5 * (Math.expm1(change) - change + d * d * precision);
                gradient.mean()[n] += factor * d * precision;
                gradient.mean()[x] -= factor * d * precision;
                gradient.logVariance()[n] += 0.5 * factor * Math.expm1(change);
                gradient.logVariance()[x] -= 0.5 * factor * (Math.expm1(change) + d * d * precision);
            }
        }
        return sum;
    }

    /**
     * What a loss of the draws z = mean + noise sigma says of mean and log variance.
     *
     * @param z the loss's gradient by z
     */
    static void reparametrize(final LatentBatch at, final float[] noise, final float[] z, final LatentBatch gradient) {
        for (int i = 0; i < at.mean().length; i++) {
            double gz = z[i];
            gradient.mean()[i] += gz;
            gradient.logVariance()[i] += 0.5 * (gz * noise[i] * Math.sqrt(Math.exp(at.logVariance()[i])));
        }
    }
}
