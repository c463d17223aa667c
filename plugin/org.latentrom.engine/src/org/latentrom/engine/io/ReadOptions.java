package org.latentrom.engine.io;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.latentrom.engine.field.Extent;

/**
 * What is read of a snapshot series, and how doubtful input is treated. Immutable; begin with {@link #DEFAULTS} and
 * change what is needed.
 *
 * @param fields names of the fields to read, in this order; empty for all fields of the first snapshot
 * @param timeFrom snapshots before this time are left out; minus infinity for no limit
 * @param timeTo snapshots after this time are left out; plus infinity for no limit
 * @param runs which runs are read
 * @param duplicates what to do if a run has two snapshots of one time
 * @param allowNonFinite true if NaN and infinite field values are passed on; false if they are an error
 * @param parameters where the parameters of the runs come from
 * @param parameterFile the CSV file of {@link Parameters#CSV}; if empty, {@code parameters.csv} in the opened folder
 * @param arrays how arrays are understood: .npy, .npz, .mat, IDX images and HDF5 data sets
 * @param files what several files of one folder are
 */
public record ReadOptions(List<String> fields, double timeFrom, double timeTo, RunSelection runs, Duplicates duplicates,
    boolean allowNonFinite, Parameters parameters, Optional<Path> parameterFile, ArrayOptions arrays,
    SeveralFiles files) {

    /** All fields, times and runs; doubtful input is an error; parameters are looked for. */
    public static final ReadOptions DEFAULTS =
        new ReadOptions(List.of(), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, RunSelection.ALL,
            Duplicates.FAIL,
            false, Parameters.AUTO, Optional.empty(), ArrayOptions.DEFAULTS, SeveralFiles.RUNS);

    /** What to do if a run has two snapshots of one time. */
    public enum Duplicates {
        /** an error that names both */
        FAIL,
        /** the one that comes later in the file (or the file name order) is taken, as a restarted solver means it */
        KEEP_LAST
    }

    /** What several files (or numbered series of files) of one folder are. */
    public enum SeveralFiles {
        /** a run each */
        RUNS,
        /**
         * fields of one run, as FEniCS writes {@code velocity.pvd} and {@code pressure.pvd}: put together by time, all
         * on one mesh. A file that is opened stands for its folder
         */
        FIELDS
    }

    /** Where the parameters of the runs come from. */
    public enum Parameters {
        /**
         * {@code parameters.csv} in the opened folder if there is one, else the runs' names if all have them, else
         * none
         */
        AUTO,
        /** no parameters */
        NONE,
        /** the runs' names, like {@code nu_0.008}, {@code nu=0.008} or {@code Re=100,nu=0.01} */
        NAME,
        /** a CSV file with one line (or several equal ones) a run */
        CSV
    }

    /** @throws IllegalArgumentException if the time range is empty or not a range */
    public ReadOptions {
        fields = fields.stream().distinct().toList();
        if (!(timeFrom <= timeTo)) {
            throw new IllegalArgumentException("no time lies between " + timeFrom + " and " + timeTo);
        }
    }

    /** @return these options with other fields */
    public ReadOptions withFields(final List<String> names) {
        return new ReadOptions(names, timeFrom, timeTo, runs, duplicates, allowNonFinite, parameters, parameterFile,
            arrays, files);
    }

    /** @return these options with another time range, both ends included */
    public ReadOptions withTimes(final double from, final double to) {
        return new ReadOptions(fields, from, to, runs, duplicates, allowNonFinite, parameters, parameterFile,
            arrays, files);
    }

    /** @return these options with another choice of runs */
    public ReadOptions withRuns(final RunSelection selection) {
        return new ReadOptions(fields, timeFrom, timeTo, selection, duplicates, allowNonFinite, parameters,
            parameterFile, arrays, files);
    }

    /** @return these options with another treatment of duplicate times */
    public ReadOptions withDuplicates(final Duplicates treatment) {
        return new ReadOptions(fields, timeFrom, timeTo, runs, treatment, allowNonFinite, parameters, parameterFile,
            arrays, files);
    }

    /** @return these options with NaN and infinite values allowed or not */
    public ReadOptions withNonFinite(final boolean allow) {
        return new ReadOptions(fields, timeFrom, timeTo, runs, duplicates, allow, parameters, parameterFile,
            arrays, files);
    }

    /** @return these options with parameters from elsewhere; {@code file} only for {@link Parameters#CSV} */
    public ReadOptions withParameters(final Parameters source, final Optional<Path> file) {
        return new ReadOptions(fields, timeFrom, timeTo, runs, duplicates, allowNonFinite, source, file, arrays,
            files);
    }

    /** @return these options with another understanding of arrays */
    public ReadOptions withArrays(final ArrayOptions understanding) {
        return new ReadOptions(fields, timeFrom, timeTo, runs, duplicates, allowNonFinite, parameters, parameterFile,
            understanding, files);
    }

    /** @return these options with another meaning of several files in a folder */
    public ReadOptions withFiles(final SeveralFiles meaning) {
        return new ReadOptions(fields, timeFrom, timeTo, runs, duplicates, allowNonFinite, parameters, parameterFile,
            arrays, meaning);
    }

    /** @return these options with the rectangle that the pixels of arrays cover */
    public ReadOptions withArrayExtent(final Extent extent) {
        return withArrays(arrays.withExtent(extent));
    }
}
