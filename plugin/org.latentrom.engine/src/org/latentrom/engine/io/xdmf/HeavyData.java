package org.latentrom.engine.io.xdmf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;

import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SourceFolder;

/**
 * Where the numbers of a DataItem in HDF5 are.
 *
 * @param file the HDF5 file, which lies in the folder of the .xdmf file or below
 * @param dataSet path of the data set in it
 */
record HeavyData(Path file, String dataSet) {
    private static final Pattern ABSOLUTE = Pattern.compile("(?:/|[A-Za-z]:).*", Pattern.DOTALL);

    /** @return what the text {@code file.h5:/path/of/data} of an item means */
    static HeavyData of(final XmlElement item, final XdmfDocument document, final SourceFolder folder)
        throws IOException {
        String text = item.text().toString().strip();
        int colon = text.lastIndexOf(':');
        if (colon < 1 || text.length() > 4096) {
            throw document.error(item, "does not name a file and a data set", "Export the file anew");
        }
        if (text.indexOf('|') >= 0) {
            throw document.error(item, "is put together from several data sets, which is not supported",
                "Write each array as one data set");
        }
        return new HeavyData(resolve(text.substring(0, colon), item, folder), text.substring(colon + 1).strip());
    }

    /**
     * Absolute paths, which meshio writes, are those of the machine where the file was written: the file is looked for
     * beside the .xdmf file, and nowhere else.
     *
     * @return the file that a text in an item means
     * @throws SnapshotFormatException if there is none in the folder
     */
    static Path resolve(final String text, final XmlElement item, final SourceFolder folder) throws IOException {
        String reference = text.strip().replace('\\', '/');
        if (ABSOLUTE.matcher(reference).matches()) {
            try {
                return folder.resolve(reference.substring(reference.lastIndexOf('/') + 1), item.at());
            } catch (SnapshotFormatException e) {
                // the message below is about the path as it stands in the file
            }
        }
        return folder.resolve(text, item.at());
    }
}
