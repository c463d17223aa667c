package org.latentrom.engine.io.fenics;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SnapshotSource;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;

/** The functions that a file has at one time. */
record FunctionStep(String file, OptionalDouble time, FileMesh mesh, List<FileFunction.Vector> vectors)
    implements SnapshotSource {
    @Override
    public String description() {
        return file + (time.isPresent() ? ", time " + time.getAsDouble() : "");
    }

    @Override
    public Snapshot load(final List<String> fields, final Progress progress) throws IOException {
        synchronized (mesh) { // HDF5 files are not made for several threads
            List<FileFunction.Vector> wanted =
                vectors.stream().filter(v -> fields.isEmpty() || fields.contains(v.name())).toList();
            if (wanted.stream().map(FileFunction.Vector::name).distinct().count() < wanted.size()) {
                throw new SnapshotFormatException(file, "", "has a function twice at the time "
                    + time.orElse(0), "Write each function once for each time");
            }
            boolean second = wanted.stream().anyMatch(v -> v.degree() == 2);
            List<MeshField> read = new ArrayList<>();
            for (FileFunction.Vector v : wanted) {
                progress.checkCanceled();
                MeshField f = v.field();
                read.add(second && v.degree() == 1 ? mesh.second().lift(f) : f);
            }
            return new Snapshot(second ? mesh.second().mesh() : mesh.linear(), read);
        }
    }
}
