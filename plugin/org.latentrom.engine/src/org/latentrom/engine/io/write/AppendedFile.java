package org.latentrom.engine.io.write;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A VTK XML file that is ready to be written.
 *
 * @param xml everything before the appended section
 * @param data the appended section
 */
record AppendedFile(String xml, AppendedData data) {
    private static final String HEAD = "<?xml version=\"1.0\"?>\n";

    /**
     * @param type the data set's type, such as {@code UnstructuredGrid}
     * @param attributes attributes of its element, each with a blank in front
     * @param time the time, which ParaView shows also for a file without its series
     * @param content what follows in the data set
     */
    static AppendedFile of(final String type, final String attributes, final double time, final String content,
        final AppendedData data) {
        return new AppendedFile(HEAD + "<VTKFile type=\"" + type + "\" version=\"1.0\" " + data.attributes() + ">\n<"
            + type + attributes + ">\n<FieldData>\n<DataArray type=\"Float64\" Name=\"TimeValue\" "
            + "NumberOfTuples=\"1\" format=\"ascii\">" + time + "</DataArray>\n</FieldData>\n" + content + "</" + type
            + ">\n", data);
    }

    void write(final OutputStream out) throws IOException {
        data.write(xml, out);
    }
}
