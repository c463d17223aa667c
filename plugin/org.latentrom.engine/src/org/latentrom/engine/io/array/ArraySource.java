package org.latentrom.engine.io.array;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.latentrom.engine.io.SnapshotSource;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;

/**
 * One snapshot in arrays.
 *
 * @param file name of the file
 * @param mesh the mesh of all snapshots
 * @param mask which pixels of the mesh there are, if not all
 * @param arrays the fields
 * @param run name of the run within the file
 * @param runIndex position on the axis of the runs
 * @param index position on the axis of the times
 */
record ArraySource(String file, Mesh mesh, Optional<PixelMask> mask, List<ArrayField> arrays, Optional<String> run,
    int runIndex, int index, OptionalDouble time) implements SnapshotSource {
    @Override
    public String description() {
        return file + run.map(r -> ", run " + r).orElse("") + ", snapshot " + index;
    }

    @Override
    public Snapshot load(final List<String> fields, final Progress progress) throws IOException {
        List<MeshField> read = new ArrayList<>();
        for (ArrayField f : arrays) {
            if (fields.isEmpty() || fields.contains(f.name())) {
                progress.checkCanceled();
                read.add(f.at(runIndex, index));
            }
        }
        var all = new Snapshot(mesh, read);
        return mask.isPresent() ? mask.get().at(runIndex, index, all) : all;
    }
}
