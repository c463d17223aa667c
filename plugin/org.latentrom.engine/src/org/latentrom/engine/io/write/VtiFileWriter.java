package org.latentrom.engine.io.write;

import java.util.List;

import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.mesh.JoinedChannels;
import org.latentrom.engine.progress.Progress;

/**
 * Fields as {@code .vti}: a pixel is a cell, so that the image covers the same rectangle and no value moves. Float32,
 * as fields are. Pixels that are not valid are marked as hidden, which readers leave out.
 */
final class VtiFileWriter {
    /** The name and a value of VTK's marks (vtkDataSetAttributes: HIDDENCELL). */
    private static final String MARKS = "vtkGhostType";

    private static final byte HIDDEN = 32;

    private final boolean m_compressed;

    private final boolean m_joined;

    VtiFileWriter(final boolean compressed, final boolean joined) {
        m_compressed = compressed;
        m_joined = joined;
    }

    AppendedFile file(final Field field, final double time, final Progress progress) {
        FieldShape s = field.shape();
        var data = new AppendedData(m_compressed);
        var arrays = new StringBuilder();
        for (JoinedChannels j : channels(s, m_joined)) {
            arrays.append(data.element("Float32", j.name(), VtuFileWriter.components(j.components()),
                AppendedData.encode(bytes(field, j), m_compressed, progress)));
        }
        if (!field.mask().isFull()) {
            arrays.append(data.element("UInt8", MARKS, "", AppendedData.encode(marks(field), m_compressed, progress)));
        }
        String extent = "0 " + s.width() + " 0 " + s.height() + " 0 0";
        String attributes = " WholeExtent=\"" + extent + "\" Origin=\"" + s.extent().xMin() + " " + s.extent().yMin()
            + " 0\" Spacing=\"" + s.dx() + " " + s.dy() + " 1\"";
        return AppendedFile.of("ImageData", attributes, time, "<Piece Extent=\"" + extent + "\">\n<PointData>\n"
            + "</PointData>\n<CellData>\n" + arrays + "</CellData>\n</Piece>\n", data);
    }

    static List<JoinedChannels> channels(final FieldShape shape, final boolean joined) {
        return joined ? JoinedChannels.of(shape.channels()) : JoinedChannels.single(shape.channels());
    }

    private static byte[] bytes(final Field field, final JoinedChannels joined) {
        int pixels = field.shape().pixels();
        if (joined.components() == 1) {
            return Bytes.of(field.values(), joined.channels()[0] * pixels, (joined.channels()[0] + 1) * pixels);
        }
        var tuples = new float[Math.multiplyExact(pixels, joined.components())];
        for (int c = 0; c < joined.components(); c++) {
            int channel = joined.channels()[c];
            for (int i = 0; i < pixels && channel >= 0; i++) {
                tuples[i * joined.components() + c] = field.values()[channel * pixels + i];
            }
        }
        return Bytes.of(tuples, 0, tuples.length);
    }

    private static byte[] marks(final Field field) {
        var marks = new byte[field.shape().pixels()];
        for (int i = 0; i < marks.length; i++) {
            marks[i] = field.mask().isValid(i) ? 0 : HIDDEN;
        }
        return marks;
    }
}
