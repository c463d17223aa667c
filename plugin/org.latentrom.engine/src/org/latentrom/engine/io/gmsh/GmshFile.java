package org.latentrom.engine.io.gmsh;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SourceFolder;
import org.latentrom.engine.progress.Progress;

/** Where the sections of a file stand, and what its data sections say of themselves; their numbers are read later. */
final class GmshFile {
    static final String CUT_OFF = "The file is cut off or damaged; export or copy it anew";

    private final Path m_path;

    private final String m_name;

    private boolean m_format;

    private boolean m_binary;

    private boolean m_new;

    private ByteOrder m_order = ByteOrder.LITTLE_ENDIAN;

    private final List<Section> m_sections = new ArrayList<>();

    private final List<GmshData> m_data = new ArrayList<>();

    private final List<String> m_leftOut = new ArrayList<>();

    /** @param start the first byte behind the line of its name @param end the first byte of the line that ends it */
    record Section(String name, long start, long end) {
    }

    private GmshFile(final Path path) {
        m_path = path;
        m_name = SourceFolder.nameOf(path);
    }

    /** @throws SnapshotFormatException if a section has no end, or the version is not supported */
    static GmshFile of(final Path path, final Progress progress) throws IOException {
        var file = new GmshFile(path);
        try (InputStream in = Files.newInputStream(path)) {
            file.read(new GmshLines(file.m_name, in), progress);
        }
        return file;
    }

    private void read(final GmshLines in, final Progress progress) throws IOException {
        for (String line = in.line(); line != null; line = in.line()) {
            progress.checkCanceled();
            if (line.startsWith("$")) {
                section(in, line.substring(1), progress);
            } else if (!line.isEmpty()) {
                throw new SnapshotFormatException(m_name, m_sections.isEmpty() ? "the beginning"
                    : "behind $" + m_sections.get(m_sections.size() - 1).name(), "has text that belongs to no section",
                    CUT_OFF);
            }
        }
        if (m_sections.isEmpty()) {
            throw new SnapshotFormatException(m_name, "", "has no sections", CUT_OFF);
        }
    }

    private void section(final GmshLines in, final String name, final Progress progress) throws IOException {
        boolean format = name.equals("MeshFormat");
        if (format ? m_format : !m_format && !name.equals("Comments")) {
            throw new SnapshotFormatException(m_name, "$" + SourceFolder.shorten(name), name.equals("NOD")
                ? "is of version 1, which is not supported" : "stands where $MeshFormat belongs, or that comes twice",
                "Save the mesh in version 2.2 or 4.1");
        }
        long start = in.position();
        switch (name) {
            case "MeshFormat" -> {
                format(in);
                m_format = true;
            }
            case "NodeData", "ElementData" -> {
                GmshData.Header header = GmshData.Header.read(m_name, "$" + name, in);
                long from = in.position();
                if (m_binary) {
                    in.skip("$" + name, header.bytes());
                }
                long to = in.skipTo("$End" + name, progress);
                m_data.add(new GmshData(header, name.equals("NodeData"), from, to));
            }
            default -> {
                // what has no meaning for mesh or fields is passed over
            }
        }
        boolean passed = name.equals("NodeData") || name.equals("ElementData");
        long end = passed ? m_data.get(m_data.size() - 1).end() : in.skipTo("$End" + name, progress);
        if (name.equals("ElementNodeData") || name.equals("InterpolationScheme")) {
            m_leftOut.add("$" + name);
        }
        m_sections.add(new Section(name, start, end));
    }

    private void format(final GmshLines in) throws IOException {
        String line = in.line();
        String[] words = line == null ? new String[0] : line.split("\\s+");
        if (words.length != 3 || !(words[0].equals("2.2") || words[0].equals("4.1") || words[0].equals("2")
            || words[0].equals("2.1"))) {
            throw new SnapshotFormatException(m_name, "$MeshFormat", "has the version "
                + (words.length == 0 ? "" : SourceFolder.shorten(words[0])) + ", which is not supported",
                "Save the mesh in version 2.2 or 4.1");
        }
        m_new = words[0].startsWith("4");
        m_binary = words[1].equals("1");
        if (!words[2].equals("8") || !m_binary && !words[1].equals("0")) {
            throw new SnapshotFormatException(m_name, "$MeshFormat", "has a file type or a size of numbers that is not "
                + "supported: " + SourceFolder.shorten(line), "Save the mesh with numbers of 8 bytes");
        }
        if (m_binary) {
            int one = ByteBuffer.wrap(in.bytes("$MeshFormat", Integer.BYTES)).order(m_order).getInt();
            if (one != 1 && Integer.reverseBytes(one) != 1) {
                throw new SnapshotFormatException(m_name, "$MeshFormat", "lacks the number that tells the byte order",
                    CUT_OFF);
            }
            m_order = one == 1 ? m_order : ByteOrder.BIG_ENDIAN;
        }
    }

    String name() {
        return m_name;
    }

    /** @return true for 4.1, false for 2.2 */
    boolean isNew() {
        return m_new;
    }

    boolean isBinary() {
        return m_binary;
    }

    List<GmshData> data() {
        return m_data;
    }

    /** @return names of sections that hold data which is not read */
    List<String> leftOut() {
        return m_leftOut;
    }

    /** @return the first section of a name; a file may repeat data sections only */
    Optional<Section> section(final String name) {
        return m_sections.stream().filter(s -> s.name().equals(name)).findFirst();
    }

    /** @return the numbers of a part of the file */
    GmshNumbers numbers(final String element, final long start, final long end) throws IOException {
        if (end - start > Integer.MAX_VALUE - 16) {
            throw new SnapshotFormatException(m_name, element, "is too large", "Write smaller files");
        }
        var bytes = new byte[(int)(end - start)];
        try (var channel = Files.newByteChannel(m_path)) {
            channel.position(start);
            ByteBuffer b = ByteBuffer.wrap(bytes);
            while (b.hasRemaining() && channel.read(b) >= 0) {
                // until it is full
            }
            if (b.hasRemaining()) {
                throw new SnapshotFormatException(m_name, element, "has become shorter while it was read",
                    "Wait until the solver has ended");
            }
        }
        return m_binary ? new GmshNumbers.Binary(m_name, element, ByteBuffer.wrap(bytes).order(m_order))
            : new GmshNumbers.Text(m_name, element, bytes);
    }

    /** @return true if a text begins as these files do */
    static boolean begins(final String head) {
        String text = head.stripLeading();
        return text.startsWith("$MeshFormat") || text.startsWith("$NOD") || text.startsWith("$Comments")
            && text.contains("$MeshFormat");
    }
}
