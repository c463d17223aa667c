package org.latentrom.engine.io.vtk;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.latentrom.engine.io.SafeXml;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SourceFolder;
import org.latentrom.engine.io.vtk.ArrayDecoder.AppendedData;
import org.latentrom.engine.io.vtk.ArrayDecoder.VtkHeader;

/**
 * Reads the XML of a {@code .vtu} file (VTK file formats, VTK User's Guide, chapter 19) in one pass. Texts of arrays
 * are kept as bytes, and only those that are wanted.
 */
final class VtuParser {
    /** Marks ghost points and cells of parallel files. */
    static final String GHOSTS = "vtkGhostType";

    private static final int MAX_COMPONENTS = 1 << 16;

    private final String m_file;

    private final List<String> m_fields;

    private final boolean m_fieldDataOnly;

    private final AppendedData m_appended;

    private final List<VtuPiece> m_pieces = new ArrayList<>();

    private final List<EncodedArray> m_fieldData = new ArrayList<>();

    private final Set<String> m_names = new HashSet<>();

    private VtkHeader m_header;

    private String m_section = "";

    private EncodedArray m_array;

    private byte[] m_text = new byte[1 << 12];

    private int m_length;

    private int m_inner;

    private VtuParser(final String file, final List<String> fields, final boolean fieldDataOnly,
        final AppendedData appended) {
        m_file = file;
        m_fields = fields;
        m_fieldDataOnly = fieldDataOnly;
        m_appended = appended;
    }

    /**
     * @param file name for messages
     * @param fields names of the wanted fields, empty for all
     * @param fieldDataOnly true to stop before the first piece
     */
    static VtuFile parse(final String file, final byte[] bytes, final List<String> fields, final boolean fieldDataOnly)
        throws IOException {
        AppendedSection section = AppendedSection.of(file, bytes);
        var parser = new VtuParser(file, fields, fieldDataOnly, section.data());
        SafeXml.read(file, section.xml(), section.xml().length, parser::event);
        if (parser.m_header == null || parser.m_pieces.isEmpty() && !fieldDataOnly) {
            throw new SnapshotFormatException(file, "", "has no mesh: there is no Piece element",
                "Export the file anew");
        }
        return new VtuFile(parser.m_header, parser.m_pieces, parser.m_fieldData);
    }

    private boolean event(final int event, final XMLStreamReader r) throws IOException, XMLStreamException {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> {
                if (m_array != null) {
                    m_inner++; // an InformationKey inside a DataArray
                    return true;
                }
                String name = SafeXml.name(r);
                if (m_header == null) {
                    m_header = header(r, name);
                    return true;
                }
                if (name.equals("Piece") && m_fieldDataOnly) {
                    return false;
                }
                start(r, name);
            }
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                if (m_array != null && m_inner == 0 && m_array.payload() != null) {
                    append(r.getTextCharacters(), r.getTextStart(), r.getTextLength());
                }
            }
            case XMLStreamConstants.END_ELEMENT -> end(SafeXml.name(r));
            default -> {
                // comments and instructions say nothing
            }
        }
        return true;
    }

    private VtkHeader header(final XMLStreamReader r, final String name) throws IOException {
        String type = SafeXml.attribute(r, "type");
        if (!name.equals("VTKFile") || !"UnstructuredGrid".equals(type)) {
            throw new SnapshotFormatException(m_file, "", name.equals("VTKFile")
                ? "is a VTK file of type " + SourceFolder.shorten(String.valueOf(type))
                    + ", which is not supported here"
                : "is no VTK file", "Choose a .vtu file (UnstructuredGrid)");
        }
        String order = SafeXml.attribute(r, "byte_order");
        String headerType = SafeXml.attribute(r, "header_type");
        if (headerType != null && !headerType.equals("UInt32") && !headerType.equals("UInt64")) {
            throw error("VTKFile", "has an unknown header_type");
        }
        String compressor = SafeXml.attribute(r, "compressor");
        return new VtkHeader(m_file, "BigEndian".equals(order) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
            "UInt64".equals(headerType) ? 8 : 4,
            compressor == null || compressor.isBlank() ? null : SourceFolder.shorten(compressor), m_appended);
    }

    private void start(final XMLStreamReader r, final String name) throws SnapshotFormatException {
        switch (name) {
            case "UnstructuredGrid" -> {
                if (SafeXml.attribute(r, "TimeValues") != null) {
                    throw new SnapshotFormatException(m_file, "UnstructuredGrid", "holds several times in one file",
                        "Write one file a time and a .pvd");
                }
            }
            case "Piece" -> {
                m_names.clear();
                m_pieces.add(new VtuPiece(count(r, "NumberOfPoints"), count(r, "NumberOfCells")));
            }
            case "Points", "Cells", "PointData", "CellData", "FieldData" -> m_section = name;
            case "DataArray", "Array" -> startArray(r);
            default -> {
                // elements of other programs
            }
        }
    }

    private long count(final XMLStreamReader r, final String attribute) throws SnapshotFormatException {
        String text = SafeXml.attribute(r, attribute);
        try {
            long n = Long.parseLong(text == null ? "" : text.strip());
            if (n >= 0 && n <= Integer.MAX_VALUE) {
                return n;
            }
        } catch (NumberFormatException e) {
            // below
        }
        throw error("Piece", attribute + " is " + (text == null ? "missing" : "\"" + SourceFolder.shorten(text)
            + "\", not a number from 0 to " + Integer.MAX_VALUE));
    }

    private void startArray(final XMLStreamReader r) throws SnapshotFormatException {
        String name = SafeXml.attribute(r, "Name");
        boolean field = m_section.equals("PointData") || m_section.equals("CellData");
        if (name == null || name.isBlank()) {
            name = m_section + "_" + m_names.size(); // without a name there is nothing to choose it by
        }
        String label = m_section.equals("Points") ? "array Points" : "array \"" + SourceFolder.shorten(name) + "\"";
        if (field && !m_names.add(m_section + "/" + name)) {
            throw error(label, "occurs twice in " + m_section);
        }
        if (m_section.equals("PointData") && !m_pieces.isEmpty()) {
            m_pieces.get(m_pieces.size() - 1).addPointName(name);
        }
        if (field && SafeXml.attribute(r, "TimeStep") != null) {
            throw new SnapshotFormatException(m_file, label, "holds several times in one file",
                "Write one file a time and a .pvd");
        }
        boolean wanted = switch (m_section) {
            case "" -> false;
            case "PointData", "CellData" -> name.equals(GHOSTS)
                || !name.startsWith("vtk") && (m_fields.isEmpty() || m_fields.contains(name)
                    || m_section.equals("CellData") && m_fields.contains(name + VtuAssembler.CELL_SUFFIX));
            default -> true;
        };
        VtkType type = VtkType.of(SafeXml.attribute(r, "type")).orElse(null);
        if (type == null && wanted && !m_section.equals("FieldData")) {
            throw new SnapshotFormatException(m_file, label, "has the type "
                + SourceFolder.shorten(String.valueOf(SafeXml.attribute(r, "type"))) + ", which is not supported",
                "Export numbers, or choose other fields");
        }
        EncodedArray.Format format = format(r, label);
        boolean keep = wanted && type != null;
        m_array = new EncodedArray(label, name, type, components(r, label), format,
            keep && format != EncodedArray.Format.APPENDED ? new byte[0] : null, offset(r, format, label));
        m_section = keep ? m_section : "!" + m_section;
        m_length = 0;
        m_inner = 0;
    }

    private EncodedArray.Format format(final XMLStreamReader r, final String label) throws SnapshotFormatException {
        String format = SafeXml.attribute(r, "format");
        return switch (format == null ? "ascii" : format) {
            case "ascii" -> EncodedArray.Format.ASCII;
            case "binary" -> EncodedArray.Format.BINARY;
            case "appended" -> EncodedArray.Format.APPENDED;
            default -> throw error(label, "has the unknown format \"" + SourceFolder.shorten(format) + "\"");
        };
    }

    private int components(final XMLStreamReader r, final String label) throws SnapshotFormatException {
        String text = SafeXml.attribute(r, "NumberOfComponents");
        if (text == null) {
            return m_section.equals("Points") ? 3 : 1;
        }
        try {
            int n = Integer.parseInt(text.strip());
            if (n >= 1 && n <= MAX_COMPONENTS) {
                return n;
            }
        } catch (NumberFormatException e) {
            // below
        }
        throw error(label, "has the NumberOfComponents \"" + SourceFolder.shorten(text) + "\"");
    }

    private long offset(final XMLStreamReader r, final EncodedArray.Format format, final String label)
        throws SnapshotFormatException {
        String text = SafeXml.attribute(r, "offset");
        if (format != EncodedArray.Format.APPENDED) {
            return 0;
        }
        try {
            return Long.parseLong(text == null ? "" : text.strip());
        } catch (NumberFormatException e) {
            throw error(label, "has no offset that is a number");
        }
    }

    private void append(final char[] text, final int start, final int length) {
        if (m_length + length > m_text.length) {
            m_text = Arrays.copyOf(m_text, Math.max(m_length + length, (int)Math.min(Integer.MAX_VALUE - 8L,
                2L * m_text.length)));
        }
        for (int i = 0; i < length; i++) {
            char c = text[start + i];
            m_text[m_length + i] = c < 128 ? (byte)c : (byte)'?'; // which is neither base64 nor a number
        }
        m_length += length;
    }

    private void end(final String name) {
        if (m_array != null && m_inner > 0) {
            m_inner--;
            return;
        }
        switch (name) {
            case "DataArray", "Array" -> {
                if (m_array != null) {
                    endArray();
                }
            }
            case "Points", "Cells", "PointData", "CellData", "FieldData" -> m_section = "";
            default -> {
                // nothing was begun
            }
        }
    }

    private void endArray() {
        boolean keep = !m_section.startsWith("!");
        if (keep) {
            EncodedArray a = m_array.payload() == null ? m_array
                : new EncodedArray(m_array.label(), m_array.name(), m_array.type(), m_array.components(),
                    m_array.format(), Arrays.copyOf(m_text, m_length), 0);
            if (m_section.equals("FieldData")) {
                m_fieldData.add(a);
            } else if (!m_pieces.isEmpty()) {
                m_pieces.get(m_pieces.size() - 1).add(m_section, a);
            }
        } else {
            m_section = m_section.substring(1);
        }
        m_array = null;
    }

    private SnapshotFormatException error(final String element, final String problem) {
        return new SnapshotFormatException(m_file, element, problem, "Correct or export the file anew");
    }
}
