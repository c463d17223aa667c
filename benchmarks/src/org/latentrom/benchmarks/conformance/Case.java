package org.latentrom.benchmarks.conformance;

import java.io.IOException;
import java.util.List;

import org.latentrom.engine.io.ReadOptions;

/**
 * A file or folder of the corpus and what reading it must give.
 *
 * @param file path in the corpus, with slashes
 * @param options how it is read
 * @param times the snapshots' times; empty if they are not known
 * @param truths asked for only when the file has been read
 */
public record Case(String file, ReadOptions options, double[] times, Truths truths) {
    /** Options for all cases: values that are not finite are to be compared too. */
    public static final ReadOptions OPTIONS = ReadOptions.DEFAULTS.withNonFinite(true);

    /** Truths of all snapshots, in the order of their times. */
    public interface Truths {
        /** @throws IOException if the truth cannot be read */
        List<Truth> get() throws IOException;
    }

    /** A file of one snapshot. */
    public Case(final String file, final Truths truths) {
        this(file, OPTIONS, new double[0], truths);
    }

    /** A series. */
    public Case(final String file, final double[] times, final Truths truths) {
        this(file, OPTIONS, times, truths);
    }
}
