package org.latentrom.engine.io.vtk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.latentrom.engine.io.FormatSeries;
import org.latentrom.engine.io.SafeXml;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SourceBytes;
import org.latentrom.engine.io.SourceFolder;

/** Reads {@code .pvtu}, which names the {@code .vtu} files of the processes of a parallel run. */
public final class PvtuReader {
    private PvtuReader() {
    }

    /** @return the one snapshot of a {@code .pvtu} file */
    public static FormatSeries open(final Path path) throws IOException {
        List<Path> pieces = pieces(path);
        return new FormatSeries(
            List.of(new VtuSource(pieces, VtuSource.timeOf(pieces.get(0)), new VtuAssembler())), List.of());
    }

    /** @return the files of the pieces; each once, since dolfinx 0.5 names a file once a function */
    static List<Path> pieces(final Path path) throws IOException {
        String file = SourceFolder.nameOf(path);
        var folder = new SourceFolder(path);
        byte[] bytes = SourceBytes.read(path);
        Set<Path> pieces = new LinkedHashSet<>();
        boolean[] rootSeen = new boolean[1];
        SafeXml.read(file, bytes, bytes.length, (event, r) -> {
            if (event == javax.xml.stream.XMLStreamConstants.START_ELEMENT) {
                String name = SafeXml.name(r);
                if (!rootSeen[0]
                    && !(name.equals("VTKFile") && "PUnstructuredGrid".equals(SafeXml.attribute(r, "type")))) {
                    throw new SnapshotFormatException(file, "", "is no parallel unstructured grid",
                        "Choose a .pvtu file");
                }
                rootSeen[0] = true;
                if (name.equals("Piece")) {
                    String source = SafeXml.attribute(r, "Source");
                    Path piece = folder.resolve(source == null ? "" : source, "Piece");
                    if (!SourceFolder.nameOf(piece).endsWith(".vtu")) {
                        throw new SnapshotFormatException(file, "Piece", "is not a .vtu file",
                            "Export the series anew");
                    }
                    pieces.add(piece);
                }
            }
            return true;
        });
        if (pieces.isEmpty()) {
            throw new SnapshotFormatException(file, "", "names no pieces", "Export the series anew");
        }
        return new ArrayList<>(pieces);
    }
}
