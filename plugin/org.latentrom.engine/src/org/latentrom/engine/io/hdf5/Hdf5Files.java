package org.latentrom.engine.io.hdf5;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.latentrom.engine.io.FormatSeries;
import org.latentrom.engine.io.ReadOptions;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SourceFolder;
import org.latentrom.engine.progress.Progress;

/** HDF5 files that are opened themselves: looks inside for what they hold. */
public final class Hdf5Files {
    private Hdf5Files() {
    }

    /** @return true if an HDF5 file has the group of VTKHDF; false if it is damaged, for the reader to say so */
    public static boolean isVtk(final Path path) throws IOException {
        try (Hdf5File hdf = Hdf5File.open(path)) {
            return hdf.hasGroup("VTKHDF");
        } catch (SnapshotFormatException e) {
            return false;
        }
    }

    /**
     * @return the snapshots in data sets that the options name or that have one shape
     * @throws SnapshotFormatException if none are found; the message lists the data sets
     */
    public static FormatSeries open(final Path path, final ReadOptions options, final Progress progress)
        throws IOException {
        Hdf5File hdf = Hdf5File.open(path);
        try {
            if (options.arrays().dataSets().isEmpty()) {
                refuseDescribed(path);
            }
            return Hdf5Arrays.open(hdf, options.arrays(), progress);
        } catch (IOException | RuntimeException e) {
            hdf.close();
            throw e;
        }
    }

    /** The data of an .xdmf file has no times and names in itself. */
    private static void refuseDescribed(final Path path) throws SnapshotFormatException {
        String name = SourceFolder.nameOf(path);
        String stem = name.replaceAll("\\.[^.]*$", "");
        for (String ending : List.of(".xdmf", ".xmf")) {
            if (Files.isRegularFile(path.toAbsolutePath().resolveSibling(stem + ending))) {
                throw new SnapshotFormatException(name, "", "is the data of the file " + stem + ending,
                    "Choose that file, or name data sets");
            }
        }
    }
}
