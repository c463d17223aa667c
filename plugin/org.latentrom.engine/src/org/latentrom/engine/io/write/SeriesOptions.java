package org.latentrom.engine.io.write;

/**
 * How runs are written.
 *
 * @param format file format
 * @param compressed true to compress with zlib, without loss; HDF5 data are never compressed
 * @param joined true to write channels {@code u_x}, {@code u_y} of fields as one vector {@code u}; NumPy archives have
 *            an array for each channel in any case
 * @param overwrite true to replace runs of the same name that are in the folder; false to refuse them
 */
public record SeriesOptions(WriteFormat format, boolean compressed, boolean joined, boolean overwrite) {
    /** VTK, compressed, with vectors; what is there is never replaced. */
    public static final SeriesOptions DEFAULTS = new SeriesOptions(WriteFormat.VTK, true, true, false);

    /** @return these options with another format */
    public SeriesOptions withFormat(final WriteFormat other) {
        return new SeriesOptions(other, compressed, joined, overwrite);
    }

    /** @return these options, with runs of the same name replaced or not */
    public SeriesOptions withOverwrite(final boolean replace) {
        return new SeriesOptions(format, compressed, joined, replace);
    }
}
