package org.latentrom.engine.io.vtk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SnapshotSource;
import org.latentrom.engine.io.SourceBytes;
import org.latentrom.engine.io.SourceFolder;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;

/** A snapshot in one {@code .vtu} file, or in the parts that a parallel run wrote. */
final class VtuSource implements SnapshotSource {
    private final List<Path> m_files;

    private final OptionalDouble m_time;

    private final VtuAssembler m_assembler;

    /** @param assembler shared by the files of a series, so that a mesh they repeat is decoded once */
    VtuSource(final List<Path> files, final OptionalDouble time, final VtuAssembler assembler) {
        m_files = List.copyOf(files);
        m_time = time;
        m_assembler = assembler;
    }

    @Override
    public OptionalDouble time() {
        return m_time;
    }

    @Override
    public String description() {
        return m_files.stream().map(SourceFolder::nameOf).collect(Collectors.joining(" + "));
    }

    @Override
    public Snapshot load(final List<String> fields, final Progress progress) throws IOException {
        List<VtuFile> parts = new ArrayList<>();
        for (Path f : m_files) {
            progress.checkCanceled();
            parts.add(VtuParser.parse(SourceFolder.nameOf(f), SourceBytes.read(f), fields, false));
        }
        return m_assembler.assemble(parts);
    }

    /** @return the time that a {@code .vtu} file says of itself, as VTK and deal.II write it; nothing if it has none */
    static OptionalDouble timeOf(final Path file) throws IOException {
        String name = SourceFolder.nameOf(file);
        VtuFile vtu = VtuParser.parse(name, SourceBytes.read(file), List.of(), true);
        var array = vtu.timeArray();
        if (array.isEmpty()) {
            return OptionalDouble.empty();
        }
        double time = new ArrayDecoder(vtu.header()).doubles(array.get(), 1)[0];
        if (!Double.isFinite(time)) {
            throw new SnapshotFormatException(name, array.get().label(), "is not a finite time",
                "Correct the time, or write a .pvd");
        }
        return OptionalDouble.of(time);
    }
}
