package org.latentrom.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

import org.latentrom.engine.baseline.Baseline;
import org.latentrom.engine.baseline.DmdForecast;
import org.latentrom.engine.baseline.DmdModel;
import org.latentrom.engine.baseline.Persistence;
import org.latentrom.engine.baseline.PodBasis;
import org.latentrom.engine.baseline.PodReconstruction;
import org.latentrom.engine.baseline.TimedField;
import org.latentrom.engine.baseline.TrainingMean;
import org.latentrom.engine.progress.Progress;
import org.latentrom.engine.score.FieldErrors;

/**
 * What the classical methods reach on the test snapshots of both examples, at the mesh's nodes: mean relative L2 error,
 * and that of the last snapshot, for POD and DMD of several ranks.
 */
public final class Baselines {
    private Baselines() {
    }

    /** Prints the figures; no arguments. */
    public static void main(final String[] args) throws IOException {
        for (RomCase c : List.of(RomCase.cylinder(true), RomCase.burgers(true))) {
            List<TimedField> training = c.nodes(c.training()).fields();
            List<TimedField> truth = c.nodes(c.truth()).fields();
            TimedField start = c.fromFirst() ? truth.get(0) : training.get(training.size() - 1);
            System.out.printf("%s: %d training snapshots, %d test snapshots, %s%n", c.name(), training.size(),
                truth.size(), c.field());
            print(new Persistence(), "", start, truth);
            for (int rank : new int[]{2, 4, 8, 16, 32}) {
                PodBasis basis = PodBasis.of(training.stream().map(TimedField::field).toList(), rank, Progress.NONE);
                if (rank == 2) {
                    print(new TrainingMean(basis), "", start, truth);
                }
                print(new PodReconstruction(basis), "r = " + rank, start, truth);
                for (DmdModel.Form form : DmdModel.Form.values()) {
                    print(DmdForecast.fit(basis, training, form, Progress.NONE).orElseThrow(),
                        form + ", r = " + rank, start, truth);
                }
            }
        }
    }

    private static void print(final Baseline baseline, final String what, final TimedField start,
        final List<TimedField> truth) {
        double sum = 0;
        double last = 0;
        for (TimedField t : truth) {
            last = FieldErrors.of(baseline.forecast(start, t).orElseThrow(), t.field()).all().relativeL2();
            sum += last;
        }
        System.out.printf(Locale.ROOT, "  %-20s %-15s mean %.4f  last %.4f%n", baseline.name(), what,
            sum / truth.size(), last);
    }
}
