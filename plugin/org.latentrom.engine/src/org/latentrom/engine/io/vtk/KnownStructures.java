package org.latentrom.engine.io.vtk;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The structures of the last files of a series: a solver writes the same XML around other numbers, which need not be
 * parsed again. For several threads at once.
 */
final class KnownStructures {
    /** A snapshot of more different files than this has all of them parsed. */
    private static final int MOST = 32;

    /** Bytes of a skeleton that is worth to be kept. */
    private static final int LONGEST = 1 << 16;

    private final Map<Integer, Known> m_files = new ConcurrentHashMap<>();

    /** @param xml the skeleton, without the numbers */
    private record Known(byte[] xml, List<String> fields, VtkFile file) {
    }

    /** @see VtkXmlParser#parse(String, byte[], List, boolean) */
    VtkFile parse(final String file, final byte[] bytes, final List<String> fields) throws IOException {
        var skeleton = new XmlSkeleton(file, bytes);
        if (skeleton.length() > LONGEST) {
            return VtkXmlParser.parse(file, skeleton, fields, false);
        }
        byte[] xml = Arrays.copyOf(skeleton.xml(), skeleton.length());
        int hash = Arrays.hashCode(xml);
        Known known = m_files.get(hash);
        if (known != null && known.fields.equals(fields) && Arrays.equals(known.xml, xml)) {
            return known.file.of(file, skeleton);
        }
        VtkFile parsed = VtkXmlParser.parse(file, skeleton, fields, false);
        if (parsed.repeats() && !parsed.type().isIndex()) {
            if (m_files.size() >= MOST) {
                m_files.clear();
            }
            m_files.put(hash, new Known(xml, fields, parsed.structure()));
        }
        return parsed;
    }
}
