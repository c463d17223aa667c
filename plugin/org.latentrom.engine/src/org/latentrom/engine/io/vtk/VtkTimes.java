package org.latentrom.engine.io.vtk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SourceBytes;
import org.latentrom.engine.io.SourceFolder;

/** What VTK XML files say of their time. */
final class VtkTimes {
    private static final int HEAD = 1 << 13;

    private VtkTimes() {
    }

    /**
     * @return one source for each time of a file: several if it holds several, else one, whose time is empty if the
     *         file does not say it
     * @throws SnapshotFormatException if a time is not finite
     */
    static List<VtkSource> sources(final Path file, final VtkAssembler assembler) throws IOException {
        VtkFile vtk = parse(file);
        if (vtk.timeValues().length == 0) {
            return List.of(new VtkSource(List.of(file), timeOf(file, vtk), -1, assembler));
        }
        List<VtkSource> sources = new ArrayList<>();
        for (int i = 0; i < vtk.timeValues().length; i++) {
            sources.add(new VtkSource(List.of(file), OptionalDouble.of(vtk.timeValues()[i]), i, assembler));
        }
        return sources;
    }

    /** The time stands before the first piece, as a rule in the first kilobytes: a series is not read twice. */
    private static VtkFile parse(final Path file) throws IOException {
        String name = SourceFolder.nameOf(file);
        byte[] head = SourceBytes.head(file, HEAD);
        if (new String(head, StandardCharsets.ISO_8859_1).contains("<Piece ")) {
            try {
                VtkFile vtk = VtkXmlParser.parse(name, head, List.of(), true);
                if (!vtk.type().isIndex()
                    && vtk.timeArray().filter(a -> a.format() == EncodedArray.Format.APPENDED).isEmpty()) {
                    return vtk;
                }
            } catch (SnapshotFormatException e) {
                // what is wrong is said of the whole file
            }
        }
        return VtkXmlParser.parse(name, VtkBytes.read(file), List.of(), true);
    }

    private static OptionalDouble timeOf(final Path path, final VtkFile file) throws IOException {
        OptionalDouble time = timeOf(file);
        if (time.isEmpty() && file.type().isIndex()) {
            Path first = new SourceFolder(path).resolve(file.sources().get(0),
                file.type().isParallel() ? "Piece" : "DataSet");
            VtkFile piece = parse(first);
            time = timeOf(piece);
        }
        return time;
    }

    private static OptionalDouble timeOf(final VtkFile file) throws SnapshotFormatException {
        var array = file.timeArray();
        if (array.isEmpty()) {
            return OptionalDouble.empty();
        }
        double time;
        try (var decoder = new ArrayDecoder(file.header())) {
            time = decoder.doubles(array.get(), 1)[0];
        }
        if (!Double.isFinite(time)) {
            throw new SnapshotFormatException(file.header().file(), array.get().label(), "is not a finite time",
                "Correct the time, or write a .pvd");
        }
        return OptionalDouble.of(time);
    }
}
