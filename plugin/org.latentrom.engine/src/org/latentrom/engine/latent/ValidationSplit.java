package org.latentrom.engine.latent;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which part of the training data is held back to judge dynamics by rollouts that they were not trained on. */
public sealed interface ValidationSplit {
    /** Nothing is held back; the last epoch counts. */
    record None() implements ValidationSplit {
    }

    /** The last part of each run, rolled out from the state before it. */
    record LastFraction(double fraction) implements ValidationSplit {
        /** @throws IllegalArgumentException if the fraction is not between 0 and 1 */
        public LastFraction {
            if (!(fraction > 0 && fraction < 1)) {
                throw new IllegalArgumentException(
                    "the fraction for validation must be greater than 0 and less than 1, not " + fraction);
            }
        }
    }

    /** Whole runs, rolled out from their first states. */
    record Runs(Set<String> names) implements ValidationSplit {
        /** Copies the set. */
        public Runs {
            names = Set.copyOf(names);
        }
    }

    /** @return nothing held back */
    static ValidationSplit none() {
        return new None();
    }

    /** @return the last part of each run held back; runs of which less than 3 states would remain are kept whole */
    static ValidationSplit lastFraction(final double fraction) {
        return new LastFraction(fraction);
    }

    /** @return whole runs held back */
    static ValidationSplit runs(final Set<String> names) {
        return new Runs(names);
    }

    /**
     * @param training what remains for training
     * @param validation trajectories to be rolled out from their first states; empty if nothing is held back
     */
    record Parts(LatentTrajectories training, List<LatentTrajectory> validation) {
    }

    /**
     * @return the two parts
     * @throws IllegalArgumentException if a named run is not there or no run would remain; the message says which
     */
    default Parts split(final LatentTrajectories data) {
        var training = new ArrayList<LatentTrajectory>();
        var validation = new ArrayList<LatentTrajectory>();
        if (this instanceof Runs runs) {
            List<String> there = data.runs().stream().map(LatentTrajectory::run).toList();
            runs.names().stream().filter(n -> !there.contains(n)).findFirst().ifPresent(n -> {
                throw new IllegalArgumentException("there is no run \"" + n + "\" to validate with, only " + there);
            });
            data.runs().forEach(r -> (runs.names().contains(r.run()) ? validation : training).add(r));
            if (training.isEmpty()) {
                throw new IllegalArgumentException("all runs are held back for validation, none remains for training");
            }
        } else {
            double fraction = this instanceof LastFraction last ? last.fraction() : 0;
            for (LatentTrajectory run : data.runs()) {
                int held = (int)Math.round(fraction * run.length());
                int kept = run.length() - held;
                if (held > 0 && kept >= 3) {
                    training.add(run.slice(0, kept));
                    validation.add(run.slice(kept - 1, run.length()));
                } else {
                    training.add(run);
                }
            }
        }
        return new Parts(new LatentTrajectories(data.parameterNames(), training), validation);
    }
}
