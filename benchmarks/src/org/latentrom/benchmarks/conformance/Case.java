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
 * @param truths asked for only when the file has been read; null if it must be refused
 * @param refusal what the message of a file that must be refused has to say
 */
public record Case(String file, ReadOptions options, double[] times, Truths truths, String refusal) {
    /** Options for all cases: values that are not finite are to be compared too. */
    public static final ReadOptions OPTIONS = ReadOptions.DEFAULTS.withNonFinite(true);

    /** Truths of all snapshots, in the order of their times. */
    public interface Truths {
        /** @throws IOException if the truth cannot be read */
        List<Truth> get() throws IOException;
    }

    /** A file of one snapshot. */
    public Case(final String file, final Truths truths) {
        this(file, OPTIONS, new double[0], truths, "");
    }

    /** A series, read in its own way. */
    public Case(final String file, final ReadOptions options, final double[] times, final Truths truths) {
        this(file, options, times, truths, "");
    }

    /** @return a file that cannot be read, for a reason that the message must give */
    public static Case refused(final String file, final String reason) {
        return new Case(file, OPTIONS, new double[0], null, reason);
    }

    /** A series. */
    public Case(final String file, final double[] times, final Truths truths) {
        this(file, OPTIONS, times, truths, "");
    }
}
