package org.latentrom.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.latentrom.benchmarks.conformance.Case;
import org.latentrom.benchmarks.conformance.HandmadeXdmf;
import org.latentrom.benchmarks.conformance.MeshioFiles;
import org.latentrom.benchmarks.conformance.Outcome;
import org.latentrom.benchmarks.conformance.Outcome.Kind;
import org.latentrom.benchmarks.conformance.PvdSeries;
import org.latentrom.benchmarks.conformance.SolverSeries;
import org.latentrom.benchmarks.conformance.VtkCorpus;
import org.latentrom.benchmarks.conformance.VtkPeer;

/**
 * Reads every good file of the corpus and compares it with its truth, value by value and to the bit; text that was
 * rounded by its writer must be the truth rounded to as many digits.
 * <pre>Conformance FOLDER [PART-OF-A-NAME]</pre>
 * {@code FOLDER} is that of the unpacked data archives. Prints a line for each file that is not equal (with a part of a
 * name: for each file), then the counts.
 */
public final class Conformance {
    private Conformance() {
    }

    /** @param args the folder, and a part of the names that are wanted */
    public static void main(final String[] args) throws IOException {
        Path corpus = Path.of(args[0]);
        List<Case> cases = new ArrayList<>();
        var vtk = new VtkPeer(corpus);
        cases.addAll(VtkCorpus.cases(corpus, vtk));
        cases.addAll(HandmadeXdmf.cases(corpus));
        cases.addAll(MeshioFiles.cases(corpus, vtk));
        cases.addAll(PvdSeries.cases(corpus));
        cases.addAll(SolverSeries.cases(corpus, vtk));
        Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        for (Case c : cases) {
            if (args.length < 2 || c.file().contains(args[1])) {
                Outcome outcome = Outcome.of(corpus, c);
                counts.merge(outcome.kind(), 1, Integer::sum);
                if (outcome.kind() != Kind.EQUAL || args.length > 1) {
                    System.out.printf(Locale.ROOT, "%-10s %s  %s%n", outcome.kind(), c.file(), outcome.reason());
                }
            }
        }
        if (!vtk.works()) {
            System.out.println("PYTHON has no VTK: the files that it would have read were read, but not compared.");
        }
        System.out.println(counts.values().stream().mapToInt(i -> i).sum() + " files and series: " + counts);
    }
}
