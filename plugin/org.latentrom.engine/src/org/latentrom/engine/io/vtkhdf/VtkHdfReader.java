package org.latentrom.engine.io.vtkhdf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CopyOnWriteArrayList;

import org.latentrom.engine.io.FormatSeries;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SnapshotParts;
import org.latentrom.engine.io.SnapshotSource;
import org.latentrom.engine.io.SourceFolder;
import org.latentrom.engine.io.hdf5.Hdf5File;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;

/** Reads VTKHDF files; the blocks of a collection and the parts of a step become one mesh. */
public final class VtkHdfReader {
    private static final String ROOT = "VTKHDF";

    private final Hdf5File m_hdf;

    private final List<VtkHdfBlock> m_blocks = new ArrayList<>();

    private final CopyOnWriteArrayList<String> m_warnings = new CopyOnWriteArrayList<>();

    private final SnapshotParts m_parts = new SnapshotParts();

    private VtkHdfReader(final Hdf5File hdf) {
        m_hdf = hdf;
    }

    /** @throws SnapshotFormatException if the file is damaged, or of a type of VTK's that has no mesh here */
    public static FormatSeries open(final Path path, final Progress progress) throws IOException {
        Hdf5File hdf = Hdf5File.open(path);
        try {
            var reader = new VtkHdfReader(hdf);
            reader.find(ROOT, progress);
            return new FormatSeries(reader.sources(), reader.m_warnings, hdf);
        } catch (IOException | RuntimeException e) {
            hdf.close();
            throw e;
        }
    }

    private void find(final String group, final Progress progress) throws IOException {
        progress.checkCanceled();
        Object value = m_hdf.attribute(group, "Type").orElse("");
        String type = value instanceof String s ? s.strip().replace("\0", "") : "";
        var arrays = new VtkHdfArrays(m_hdf, group);
        switch (type) {
            case "UnstructuredGrid", "PolyData" -> m_blocks.add(new CellBlock(arrays,
                new VtkHdfFields(arrays, m_warnings), type.equals("PolyData")));
            case "ImageData" -> m_blocks.add(new ImageBlock(arrays, new VtkHdfFields(arrays, m_warnings)));
            case "PartitionedDataSetCollection", "MultiBlockDataSet" -> collection(group, progress);
            default -> throw new SnapshotFormatException(m_hdf.name(), "group \"" + SourceFolder.shorten(group) + "\"",
                type.isEmpty() ? "has no attribute Type, which says what it is"
                    : "is of the type " + SourceFolder.shorten(type) + ", which is not supported",
                "Convert it to an unstructured grid");
        }
    }

    private void collection(final String group, final Progress progress) throws IOException {
        if (!group.equals(ROOT)) {
            throw new SnapshotFormatException(m_hdf.name(), "group \"" + SourceFolder.shorten(group) + "\"",
                "is a collection in a collection, which is not supported", "Merge the blocks");
        }
        for (String name : m_hdf.children(group)) {
            if (m_hdf.attribute(group + "/" + name, "Type").isPresent()) {
                find(group + "/" + name, progress);
            }
        }
        if (m_blocks.isEmpty()) {
            throw new SnapshotFormatException(m_hdf.name(), "group \"" + group + "\"", "is an empty collection",
                "Export the file anew");
        }
    }

    private List<SnapshotSource> sources() throws SnapshotFormatException {
        List<VtkHdfStep> steps = m_blocks.get(0).steps();
        List<OptionalDouble> times = steps.stream().map(VtkHdfStep::time).toList();
        for (VtkHdfBlock b : m_blocks) {
            if (!b.steps().stream().map(VtkHdfStep::time).toList().equals(times)) {
                throw new SnapshotFormatException(m_hdf.name(), "", "has blocks with different time steps",
                    "Write the same steps for all blocks");
            }
        }
        List<SnapshotSource> sources = new ArrayList<>();
        for (VtkHdfStep s : steps) {
            sources.add(new Step(s.index(), s.time()));
        }
        return sources;
    }

    private final class Step implements SnapshotSource {
        private final int m_index;

        private final OptionalDouble m_time;

        Step(final int index, final OptionalDouble time) {
            m_index = index;
            m_time = time;
        }

        @Override
        public OptionalDouble time() {
            return m_time;
        }

        @Override
        public String description() {
            return m_hdf.name() + ", step " + m_index;
        }

        @Override
        public Snapshot load(final List<String> fields, final Progress progress) throws IOException {
            List<SnapshotParts.Part> parts = new ArrayList<>();
            for (VtkHdfBlock b : m_blocks) {
                parts.addAll(b.parts(m_index, fields, progress));
            }
            return m_parts.join(m_hdf.name(), parts, w -> m_warnings.addIfAbsent(m_hdf.name() + ": " + w));
        }
    }
}
