package org.latentrom.engine.io.matlab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.latentrom.engine.io.ArrayOptions;
import org.latentrom.engine.io.FormatSeries;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SourceBytes;
import org.latentrom.engine.io.SourceFolder;
import org.latentrom.engine.io.array.ArrayBundle;
import org.latentrom.engine.io.array.ArrayNames;
import org.latentrom.engine.io.array.ArraySeries;
import org.latentrom.engine.io.array.AxisHabit;
import org.latentrom.engine.io.array.HeldArray;
import org.latentrom.engine.io.array.NumberArray;
import org.latentrom.engine.io.array.ReversedArray;
import org.latentrom.engine.io.hdf5.Hdf5File;
import org.latentrom.engine.progress.Progress;

/** Reads snapshots from the variables of a {@code .mat} file, understood as those of an {@code .npz}. */
public final class MatReader {
    private static final String MATLAB_5 = "MATLAB 5.0 MAT-file";

    private static final String MATLAB_7 = "MATLAB 7.3 MAT-file";

    private MatReader() {
    }

    /** @return true if a file that begins so is one of MATLAB's that can be told by its text */
    public static boolean isMat(final String head) {
        return head.startsWith(MATLAB_5) || head.startsWith(MATLAB_7);
    }

    /** @throws SnapshotFormatException if the file is damaged, or its arrays have no shape that is understood */
    public static FormatSeries open(final Path path, final ArrayOptions options, final Progress progress)
        throws IOException {
        String head = new String(SourceBytes.head(path, MATLAB_7.length()), StandardCharsets.ISO_8859_1);
        if (!head.startsWith(MATLAB_7)) {
            var file = new Mat5File(path, options.dataSets(), progress);
            List<NumberArray> arrays = file.read();
            return series(SourceFolder.nameOf(path), arrays, file.leftOut(), options, () -> {
                // nothing stays open
            });
        }
        Hdf5File hdf = Hdf5File.open(path);
        try {
            List<NumberArray> arrays = new ArrayList<>();
            List<String> leftOut = new ArrayList<>();
            for (String name : hdf.numberPaths()) {
                // cells and structures stand in groups; texts are numbers of another class
                boolean number = !name.contains("/") && !hdf.attribute(name, "MATLAB_class").filter("char"::equals)
                    .isPresent();
                if (number) {
                    arrays.add(new ReversedArray(hdf.need(name)));
                } else if (!name.startsWith("#")) {
                    leftOut.add(name);
                }
            }
            return series(SourceFolder.nameOf(path), arrays, leftOut, options, hdf);
        } catch (IOException | RuntimeException e) {
            hdf.close();
            throw e;
        }
    }

    private static FormatSeries series(final String file, final List<NumberArray> arrays, final List<String> leftOut,
        final ArrayOptions options, final java.io.Closeable resource) throws IOException {
        List<NumberArray> chosen = new ArrayList<>();
        for (NumberArray a : arrays) {
            boolean named = options.dataSets().contains(a.name());
            Optional<ArrayNames> kind = ArrayNames.of(a.name());
            if (kind.isPresent() || named || options.dataSets().isEmpty()) {
                chosen.add(kind.filter(ArrayNames.CELLS::equals).isPresent() ? countedFromZero(a) : a);
            }
        }
        for (String name : options.dataSets()) {
            if (arrays.stream().noneMatch(a -> a.name().equals(name))) {
                throw new SnapshotFormatException(file, "array \"" + SourceFolder.shorten(name) + "\"",
                    "is not in the file, or no array of plain numbers; there are "
                        + arrays.stream().limit(8).map(NumberArray::name).map(SourceFolder::shorten).toList(),
                    "Correct the names of the arrays, or leave them empty");
            }
        }
        ArrayBundle bundle = ArrayBundle.of(file, chosen, options.dataSets().isEmpty() ? leftOut : List.of(),
            AxisHabit.TIME_LAST);
        ArraySeries series = ArraySeries.of(bundle, options, Optional.empty());
        return new FormatSeries(series.sources(Optional.empty()), series.warnings(), resource);
    }

    /** MATLAB counts points from 1, and stores their numbers as floating-point ones. */
    private static NumberArray countedFromZero(final NumberArray cells) throws IOException {
        double[] nodes = cells.all();
        boolean fromZero = false;
        boolean whole = true;
        for (double n : nodes) {
            fromZero |= n == 0;
            whole &= n == Math.rint(n);
        }
        for (int i = 0; i < nodes.length && !fromZero; i++) {
            nodes[i]--;
        }
        return new HeldArray(cells, nodes, whole);
    }
}
