package org.latentrom.engine.io.vtk;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.latentrom.engine.io.SafeXml;
import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SnapshotParts;
import org.latentrom.engine.io.SourceFolder;

/**
 * Reads the XML of a VTK file (VTK file formats, VTK User's Guide, chapter 19) in one pass over its skeleton. Numbers
 * stay where they are in the file's bytes.
 */
final class VtkXmlParser {
    private static final Pattern CUT = Pattern.compile(XmlSkeleton.MARK + "(\\d{1,9})" + XmlSkeleton.MARK);

    private static final Set<String> COUNTS = Set.of("NumberOfPoints", "NumberOfCells", "NumberOfVerts",
        "NumberOfLines", "NumberOfStrips", "NumberOfPolys");

    /** Without these a piece says nothing. */
    private static final Map<DataSetType, List<String>> NEEDED = Map.of(DataSetType.UNSTRUCTURED,
        List.of("NumberOfPoints", "NumberOfCells"), DataSetType.POLY, List.of("NumberOfPoints"));

    private final String m_file;

    private final XmlSkeleton m_skeleton;

    private final VtkAttributes m_attributes;

    private final List<String> m_fields;

    private final boolean m_fieldDataOnly;

    private final List<VtkPiece> m_pieces = new ArrayList<>();

    private final List<EncodedArray> m_fieldData = new ArrayList<>();

    private final Set<String> m_names = new HashSet<>();

    private final Set<String> m_left = new HashSet<>();

    private final BlockOrder m_blocks = new BlockOrder();

    private final StringBuilder m_text = new StringBuilder();

    private VtkHeader m_header;

    private DataSetType m_type;

    private ImageFrame m_frame;

    private double[] m_timeValues = {};

    private String m_section = "";

    private EncodedArray m_array;

    private int[] m_steps;

    private boolean m_keep;

    private int m_inner;

    private boolean m_repeats = true;

    private VtkXmlParser(final String file, final XmlSkeleton skeleton, final List<String> fields,
        final boolean fieldDataOnly) {
        m_file = file;
        m_skeleton = skeleton;
        m_attributes = new VtkAttributes(file);
        m_fields = fields;
        m_fieldDataOnly = fieldDataOnly;
    }

    /**
     * @param file name for messages
     * @param fields names of the wanted fields, empty for all
     * @param fieldDataOnly true to stop before the first piece
     * @throws SnapshotFormatException if this is no VTK XML file of a mesh, or not as it should be
     */
    static VtkFile parse(final String file, final byte[] bytes, final List<String> fields, final boolean fieldDataOnly)
        throws IOException {
        return parse(file, new XmlSkeleton(file, bytes), fields, fieldDataOnly);
    }

    /** As above, of a skeleton. */
    static VtkFile parse(final String file, final XmlSkeleton skeleton, final List<String> fields,
        final boolean fieldDataOnly) throws IOException {
        var parser = new VtkXmlParser(file, skeleton, fields, fieldDataOnly);
        try {
            SafeXml.read(file, skeleton.xml(), skeleton.length(), parser::event);
        } catch (SnapshotFormatException e) {
            if (e.getCause() instanceof XMLStreamException && skeleton.appended() == null) {
                SafeXml.read(file, skeleton.bytes(), skeleton.bytes().length, (event, r) -> true); // says the line
            }
            throw e;
        }
        return parser.file();
    }

    private VtkFile file() throws SnapshotFormatException {
        List<String> sources = m_blocks.sources();
        if (m_header == null || m_type.isIndex() && sources.isEmpty()
            || !m_type.isIndex() && m_pieces.isEmpty() && !m_fieldDataOnly) {
            throw new SnapshotFormatException(m_file, "", m_header != null && m_type.isIndex()
                ? "names no files" : "has no mesh: there is no Piece element", "Export the file anew");
        }
        var file = new VtkFile(m_header, m_type, m_pieces, sources, m_fieldData, m_timeValues, List.copyOf(m_left),
            m_repeats);
        file.locateAppended();
        return file;
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
                if (name.equals("Piece") && m_fieldDataOnly && !m_type.isIndex()) {
                    return false;
                }
                start(r, name);
            }
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                if (m_array != null && m_inner == 0 && m_keep) {
                    m_text.append(r.getTextCharacters(), r.getTextStart(), r.getTextLength());
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
        if (!name.equals("VTKFile") || type == null) {
            throw new SnapshotFormatException(m_file, "", "is no VTK file", "Choose a VTK file of a mesh");
        }
        m_type = DataSetType.of(type).orElseThrow(() -> new SnapshotFormatException(m_file, "",
            "is a VTK file of type " + SourceFolder.shorten(type) + ", which is not supported here",
            "Save it as an unstructured grid (.vtu)"));
        String order = SafeXml.attribute(r, "byte_order");
        String headerType = SafeXml.attribute(r, "header_type");
        if (headerType != null && !headerType.equals("UInt32") && !headerType.equals("UInt64")) {
            throw error("VTKFile", "has an unknown header_type");
        }
        String compressor = SafeXml.attribute(r, "compressor");
        return new VtkHeader(m_file, type,
            "BigEndian".equals(order) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
            "UInt64".equals(headerType) ? 8 : 4,
            compressor == null || compressor.isBlank() ? null : SourceFolder.shorten(compressor),
            m_skeleton.appended());
    }

    private void start(final XMLStreamReader r, final String name) throws SnapshotFormatException {
        if (name.equals(m_type.vtk())) {
            String times = SafeXml.attribute(r, "TimeValues");
            if (times != null) {
                m_timeValues = m_attributes.times(times, m_type.vtk());
            }
            m_frame = m_type == DataSetType.IMAGE ? ImageFrame.of(m_file, r) : null;
        } else if (m_type.isIndex()) {
            startOfIndex(r, name);
        } else if (name.equals("Piece")) {
            m_names.clear();
            m_pieces.add(piece(r));
        } else if (name.equals("DataArray") || name.equals("Array")) {
            startArray(r);
        } else if (isSection(name)) {
            m_section = name;
        }
    }

    private static boolean isSection(final String name) {
        return VtkPiece.MESH.contains(name) || name.equals(VtkPiece.POINT_DATA) || name.equals(VtkPiece.CELL_DATA)
            || name.equals("FieldData");
    }

    private void startOfIndex(final XMLStreamReader r, final String name) throws SnapshotFormatException {
        switch (name) {
            case "Piece" -> {
                String source = SafeXml.attribute(r, "Source");
                if (m_type.isParallel()) {
                    m_blocks.leaf(null, source == null ? "" : source);
                } else {
                    m_blocks.begin(SafeXml.attribute(r, "index"));
                }
            }
            case "DataSet" -> m_blocks.leaf(SafeXml.attribute(r, "index"), SafeXml.attribute(r, "file"));
            case "Block", "Partitions" -> m_blocks.begin(SafeXml.attribute(r, "index"));
            case "FieldData" -> m_section = name;
            case "DataArray", "Array" -> {
                if (m_section.equals("FieldData")) {
                    startArray(r);
                }
            }
            default -> {
                // what the pieces say of themselves
            }
        }
    }

    private VtkPiece piece(final XMLStreamReader r) throws SnapshotFormatException {
        Map<String, Long> counts = new HashMap<>();
        for (String c : COUNTS) {
            if (SafeXml.attribute(r, c) != null || NEEDED.getOrDefault(m_type, List.of()).contains(c)) {
                counts.put(c, m_attributes.count(r, c));
            }
        }
        return new VtkPiece(counts, m_type.isGrid() ? m_attributes.extent(r) : null, m_frame);
    }

    private void startArray(final XMLStreamReader r) throws SnapshotFormatException {
        String name = SafeXml.attribute(r, "Name");
        boolean field = m_section.equals(VtkPiece.POINT_DATA) || m_section.equals(VtkPiece.CELL_DATA);
        if (name == null || name.isBlank()) {
            name = m_section + "_" + m_names.size(); // without a name there is nothing to choose it by
        }
        String label = m_section.equals("Points") ? "array Points" : "array \"" + SourceFolder.shorten(name) + "\"";
        m_steps = m_attributes.steps(r, label);
        for (int step : m_steps) {
            if (field && !m_names.add(m_section + "/" + step + "/" + name)) {
                throw error(label, "occurs twice in " + m_section);
            }
        }
        if (m_section.equals(VtkPiece.POINT_DATA) && !m_pieces.isEmpty()) {
            m_pieces.get(m_pieces.size() - 1).addPointName(name);
        }
        boolean wanted = switch (m_section) {
            case "" -> false;
            case VtkPiece.POINT_DATA, VtkPiece.CELL_DATA -> isWanted(name);
            default -> true;
        };
        VtkType type = VtkType.of(SafeXml.attribute(r, "type")).orElse(null);
        if (type == null && wanted && !m_section.equals("FieldData")) {
            if (!field || !m_fields.isEmpty()) {
                throw new SnapshotFormatException(m_file, label, "has the type "
                    + SourceFolder.shorten(String.valueOf(SafeXml.attribute(r, "type"))) + ", which is not supported",
                    "Export numbers, or choose other fields");
            }
            m_left.add(SourceFolder.shorten(name)); // text, mostly: nothing to compute with
        }
        m_keep = wanted && type != null;
        EncodedArray.Format format = m_attributes.format(r, label);
        m_array = new EncodedArray(label, name, type,
            m_attributes.components(r, label, m_section.equals("Points") ? 3 : 1), format, -1, -1, null, 0, 0,
            m_attributes.offset(r, format, label));
        m_text.setLength(0);
        m_inner = 0;
    }

    private boolean isWanted(final String name) {
        return name.equals(SnapshotParts.GHOSTS) || name.equals(VtkAssembler.OLD_GHOSTS) || !name.startsWith("vtk") && (m_fields.isEmpty()
            || m_fields.contains(name)
            || m_section.equals(VtkPiece.CELL_DATA) && m_fields.contains(name + VtkAssembler.CELL_SUFFIX));
    }

    private void end(final String name) {
        if (m_array != null) {
            if (m_inner > 0) {
                m_inner--;
            } else {
                endArray();
            }
        } else if (name.equals("Block") || name.equals("Partitions")
            || name.equals("Piece") && m_type.isIndex() && !m_type.isParallel()) {
            m_blocks.end();
        } else if (isSection(name)) {
            m_section = "";
        }
    }

    private void endArray() {
        if (m_keep) {
            EncodedArray a = m_array.format() == EncodedArray.Format.APPENDED ? m_array : withText(m_array);
            for (int step : m_steps) {
                EncodedArray at = a.atStep(step);
                if (m_section.equals("FieldData")) {
                    m_fieldData.add(at);
                } else if (!m_pieces.isEmpty()) {
                    m_pieces.get(m_pieces.size() - 1).add(m_section, at);
                }
            }
        }
        m_array = null;
    }

    /** The text is one that was cut, or short, or (with CDATA sections in it) several of these. */
    private EncodedArray withText(final EncodedArray array) {
        Matcher cut = CUT.matcher(m_text);
        if (cut.matches() && m_skeleton.start(Integer.parseInt(cut.group(1))) >= 0) {
            return array.withText(m_skeleton, Integer.parseInt(cut.group(1)));
        }
        var out = new java.io.ByteArrayOutputStream(m_text.length());
        int at = 0;
        while (at < m_text.length()) {
            char c = m_text.charAt(at);
            if (c == XmlSkeleton.MARK && cut.region(at, m_text.length()).lookingAt()
                && m_skeleton.start(Integer.parseInt(cut.group(1))) >= 0) {
                int n = Integer.parseInt(cut.group(1));
                out.write(m_skeleton.bytes(), m_skeleton.start(n), m_skeleton.end(n) - m_skeleton.start(n));
                at = cut.end();
                m_repeats = false; // the bytes are this file's
            } else {
                out.write(c < 128 ? c : '?'); // which is neither base64 nor a number
                at++;
            }
        }
        return array.withBytes(out.toByteArray(), 0, out.size());
    }

    private SnapshotFormatException error(final String element, final String problem) {
        return new SnapshotFormatException(m_file, element, problem, "Correct or export the file anew");
    }
}
