package org.latentrom.engine.io.idx;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.zip.GZIPInputStream;

import org.latentrom.engine.field.Extent;
import org.latentrom.engine.io.FormatSeries;
import org.latentrom.engine.io.PixelMesh;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SnapshotSource;
import org.latentrom.engine.io.SourceFolder;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;

/**
 * Reads the images of an IDX file of three axes (image, row from the top, column), plain or packed with gzip, as
 * snapshots on a pixel grid; their time is their position in the file, from 0. The field {@value #FIELD} holds one value
 * a pixel: unsigned bytes as brightness from 0 to 1 (byte / 255), other types as they are. If the file of the labels
 * lies beside, each snapshot has the parameter {@value #LABEL}.
 */
public final class IdxReader {
    /** The name of the field. */
    public static final String FIELD = "brightness";

    /** The name of the parameter that holds the label. */
    public static final String LABEL = "label";

    private static final int AXES = 3;

    /** A pixel of one byte becomes a cell and a point of forty. */
    private static final int MAX_PIXELS = 1 << 24;

    private static final int MAX_IMAGES = 1_000_000;

    private static final double WHITE = 255;

    private final IdxFile m_file;

    private final double[] m_labels;

    private final int m_height;

    private final int m_width;

    private final Mesh m_mesh;

    private IdxReader(final IdxFile file, final double[] labels, final Optional<Extent> extent) {
        m_file = file;
        m_labels = labels;
        m_height = file.header().shape()[1];
        m_width = file.header().shape()[2];
        m_mesh = PixelMesh.of(m_height, m_width, extent.orElseGet(() -> new Extent(0, m_width, 0, m_height)));
    }

    /** @param head the first bytes of a file @return true if it is an IDX file, plain or packed */
    public static boolean isImages(final byte[] head) {
        if (!IdxFile.isPacked(head)) {
            return IdxHeader.begins(head);
        }
        try (var in = new GZIPInputStream(new ByteArrayInputStream(head))) {
            return IdxHeader.begins(in.readNBytes(IdxHeader.MAGIC));
        } catch (IOException e) {
            return false; // damaged, or something else
        }
    }

    /**
     * @param extent the rectangle that the pixels cover; if empty, one unit a pixel
     * @throws SnapshotFormatException if the file holds no images, is damaged, or its labels are not one an image
     */
    public static FormatSeries open(final Path path, final Optional<Extent> extent, final Progress progress)
        throws IOException {
        IdxFile file = IdxFile.open(path, progress);
        requireImages(file);
        Optional<Path> beside = IdxName.labelsBeside(path);
        double[] labels = beside.isEmpty() ? null : labels(beside.get(), file, progress);
        var reader = new IdxReader(file, labels, extent);
        List<SnapshotSource> sources = new ArrayList<>();
        for (int i = 0; i < file.header().shape()[0]; i++) {
            sources.add(reader.new Image(i));
        }
        return new FormatSeries(sources, List.of());
    }

    private static void requireImages(final IdxFile file) throws SnapshotFormatException {
        int[] shape = file.header().shape();
        if (shape.length == 1) {
            throw new SnapshotFormatException(file.name(), "", "is a list of " + shape[0] + " labels, not of images",
                "Choose the file of the images; labels beside it are read with it");
        }
        if (shape.length != AXES) {
            throw new SnapshotFormatException(file.name(), "", "has " + shape.length + " axes (" + file.shape()
                + "), which is not supported", "Save grey images: number of images, rows, columns");
        }
        if (shape[0] == 0 || shape[1] == 0 || shape[2] == 0) {
            throw new SnapshotFormatException(file.name(), "", "has no images (" + file.shape() + ")",
                "Choose another file");
        }
        if ((long)shape[1] * shape[2] > MAX_PIXELS || shape[0] > MAX_IMAGES) {
            throw new SnapshotFormatException(file.name(), "", "has more than " + MAX_IMAGES + " images or "
                + MAX_PIXELS + " pixels (" + file.shape() + ")", "Divide the file, or save smaller images");
        }
    }

    private static double[] labels(final Path path, final IdxFile images, final Progress progress)
        throws IOException {
        SourceFolder.requireInside(path);
        IdxFile file = IdxFile.open(path, progress);
        int count = images.header().shape()[0];
        if (file.header().shape().length != 1 || file.header().shape()[0] != count) {
            throw new SnapshotFormatException(file.name(), "", "has " + file.shape() + " labels, not one for each of "
                + "the " + count + " images of " + images.name(), "Copy the two files that belong together");
        }
        double[] labels = file.values(0, count);
        for (int i = 0; i < count; i++) {
            if (!Double.isFinite(labels[i])) {
                throw new SnapshotFormatException(file.name(), "label " + i, "is not finite", "Correct it");
            }
        }
        return labels;
    }

    private final class Image implements SnapshotSource {
        private final int m_index;

        Image(final int index) {
            m_index = index;
        }

        @Override
        public OptionalDouble time() {
            return OptionalDouble.of(m_index);
        }

        @Override
        public Map<String, Double> parameters() {
            return m_labels == null ? Map.of() : Map.of(LABEL, m_labels[m_index]);
        }

        @Override
        public String description() {
            return m_file.name() + ", image " + m_index;
        }

        @Override
        public Snapshot load(final List<String> fields, final Progress progress) throws IOException {
            if (!fields.isEmpty() && !fields.contains(FIELD)) {
                return new Snapshot(m_mesh, List.of());
            }
            double[] fromTop = m_file.values(m_index, 1);
            double scale = m_file.header().type() == IdxType.UNSIGNED_BYTE ? WHITE : 1;
            var values = new double[fromTop.length];
            for (int i = 0; i < values.length; i++) {
                int row = m_height - 1 - i / m_width;
                values[row * m_width + i % m_width] = fromTop[i] / scale;
            }
            return new Snapshot(m_mesh, List.of(new MeshField(FIELD, MeshField.Location.CELL, 1, values)));
        }
    }
}
