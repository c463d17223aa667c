package org.latentrom.engine.image;

import java.util.List;

/**
 * Data in latent space: the posteriors of fields in two latent variables, with the class of each.
 *
 * @param mean {@code mean[point]} = means along the axis across and the axis up
 * @param sigma standard deviations in the same places, drawn as half axes of an ellipse; null for dots of one size
 * @param group the class of each point, an index of {@code names}
 * @param names names of the classes, at least one
 * @param opacity above 0, up to 1
 */
public record LatentPoints(double[][] mean, double[][] sigma, int[] group, List<String> names, double opacity) {
    /** @throws IllegalArgumentException if the parts do not fit together or the opacity is out of range */
    public LatentPoints {
        names = List.copyOf(names);
        if (group.length != mean.length || sigma != null && sigma.length != mean.length || names.isEmpty()) {
            throw new IllegalArgumentException(mean.length + " points, " + group.length + " classes of points, "
                + names.size() + " classes");
        }
        if (!(opacity > 0 && opacity <= 1)) {
            throw new IllegalArgumentException("the opacity is " + opacity + "; it must be above 0 and at most 1");
        }
        for (int g : group) {
            if (g < 0 || g >= names.size()) {
                throw new IllegalArgumentException("a point of class " + g + " of " + names.size());
            }
        }
    }
}
