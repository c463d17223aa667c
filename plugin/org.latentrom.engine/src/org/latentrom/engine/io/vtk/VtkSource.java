package org.latentrom.engine.io.vtk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SnapshotSource;
import org.latentrom.engine.io.SourceFolder;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;

/** A snapshot in one VTK XML file, in the files that it names, or in several files of one time. */
final class VtkSource implements SnapshotSource {
    private final List<Path> m_files;

    private final OptionalDouble m_time;

    private final int m_step;

    private final VtkAssembler m_assembler;

    /**
     * @param step number of the time, in a file that holds several; else -1
     * @param assembler shared by the files of a series, so that a mesh they repeat is decoded once
     */
    VtkSource(final List<Path> files, final OptionalDouble time, final int step, final VtkAssembler assembler) {
        m_files = List.copyOf(files);
        m_time = time;
        m_step = step;
        m_assembler = assembler;
    }

    @Override
    public OptionalDouble time() {
        return m_time;
    }

    @Override
    public String description() {
        return m_files.stream().map(SourceFolder::nameOf).collect(Collectors.joining(" + "))
            + (m_step < 0 ? "" : ", step " + m_step);
    }

    @Override
    public Snapshot load(final List<String> fields, final Progress progress) throws IOException {
        List<List<VtkFile>> dataSets = new ArrayList<>();
        for (Path f : m_files) {
            addDataSets(f, fields, progress, Set.of(), dataSets);
        }
        if (dataSets.isEmpty()) {
            throw new SnapshotFormatException(description(), "", "names no data sets", "Export the file anew");
        }
        return m_assembler.assemble(description(), dataSets);
    }

    private void addDataSets(final Path path, final List<String> fields, final Progress progress, final Set<Path> above,
        final List<List<VtkFile>> dataSets) throws IOException {
        progress.checkCanceled();
        String name = SourceFolder.nameOf(path);
        VtkFile file = m_assembler.structures().parse(name, VtkBytes.read(path), fields);
        if (!file.type().isIndex()) {
            dataSets.add(List.of(atStep(file)));
            return;
        }
        Set<Path> here = new HashSet<>(above);
        if (!here.add(path)) {
            throw new SnapshotFormatException(name, "", "names itself as one of its files", "Export the file anew");
        }
        var folder = new SourceFolder(path);
        List<List<VtkFile>> inner = new ArrayList<>();
        for (String source : file.sources()) {
            addDataSets(folder.resolve(source, file.type().isParallel() ? "Piece" : "DataSet"), fields, progress, here,
                inner);
        }
        if (file.type().isParallel()) {
            dataSets.add(oneDataSet(name, inner));
        } else {
            dataSets.addAll(inner);
        }
    }

    private static List<VtkFile> oneDataSet(final String name, final List<List<VtkFile>> pieces)
        throws SnapshotFormatException {
        List<VtkFile> all = pieces.stream().flatMap(List::stream).toList();
        if (all.stream().map(VtkFile::type).distinct().count() > 1) {
            throw new SnapshotFormatException(name, "", "has pieces of different types", "Export the file anew");
        }
        return all;
    }

    private VtkFile atStep(final VtkFile f) throws SnapshotFormatException {
        if (m_step < 0 && f.pieces().stream().anyMatch(VtkPiece::hasLaterSteps)) {
            throw new SnapshotFormatException(f.header().file(), "", "has arrays of several times, but no list of them "
                + "here", "Open the file by itself, or write one file a time");
        }
        if (m_step < 0) {
            return f;
        }
        List<VtkPiece> pieces = f.pieces().size() > 1 && f.pieces().size() == f.timeValues().length
            && f.pieces().stream().noneMatch(VtkPiece::hasLaterSteps)
                ? f.pieces().subList(m_step, m_step + 1) // VTK's text files have a piece a time, all called step 0
                : f.pieces().stream().map(p -> p.atStep(m_step)).toList();
        return new VtkFile(f.header(), f.type(), pieces, f.sources(), f.fieldData(), f.timeValues(), f.left(),
            false);
    }
}
