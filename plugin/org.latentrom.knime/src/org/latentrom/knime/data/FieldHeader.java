package org.latentrom.knime.data;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;

import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.FieldShape;

/**
 * The part of a field cell that lies in the table itself.
 *
 * @param shape channels, grid and extent
 * @param values the float32 values, little-endian, as in {@link org.latentrom.engine.field.Field}
 * @param mask the valid pixels as 64-bit words; nothing if all are valid
 */
record FieldHeader(FieldShape shape, Block values, Optional<SharedBlock> mask) {
    private static final int VERSION = 1;

    void write(final DataOutput out) throws IOException {
        Headers.writeVersion(out, VERSION);
        Headers.writeNames(out, shape.channels());
        out.writeInt(shape.height());
        out.writeInt(shape.width());
        final var e = shape.extent();
        for (double edge : new double[]{e.xMin(), e.xMax(), e.yMin(), e.yMax()}) {
            out.writeDouble(edge);
        }
        values.write(out);
        out.writeBoolean(mask.isPresent());
        if (mask.isPresent()) {
            mask.get().write(out);
        }
    }

    /** @throws IOException if the header is damaged or of another version */
    static FieldHeader read(final DataInput in) throws IOException {
        Headers.readVersion(in, VERSION, "field");
        try {
            final var channels = Headers.readNames(in);
            final int height = in.readInt();
            final int width = in.readInt();
            final var extent = new Extent(in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble());
            final var shape = new FieldShape(channels, height, width, extent);
            final var values = Block.read(in);
            if (values.length() != (long)shape.size() * Float.BYTES) {
                throw new IOException("A saved field is damaged: " + values.length() + " bytes for " + shape + ".");
            }
            return new FieldHeader(shape, values,
                in.readBoolean() ? Optional.of(SharedBlock.read(in)) : Optional.empty());
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IOException("A saved field is damaged: " + e.getMessage() + ".", e);
        }
    }
}
