package org.latentrom.engine.io.xdmf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SnapshotParts;
import org.latentrom.engine.io.SnapshotSource;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;

/** One time of an XDMF file: a grid, or the parts of space that a spatial collection has at this time. */
final class XdmfStep implements SnapshotSource {
    private final XdmfContext m_context;

    private final OptionalDouble m_time;

    private final List<GridPart> m_parts;

    /** @param parts at least one */
    XdmfStep(final XdmfContext context, final OptionalDouble time, final List<GridPart> parts) {
        m_context = context;
        m_time = time;
        m_parts = List.copyOf(parts);
        context.meshes().expect(parts.size());
    }

    /** @return the step of both parts of space */
    XdmfStep beside(final XdmfStep other) {
        List<GridPart> parts = new ArrayList<>(m_parts);
        parts.addAll(other.m_parts);
        return new XdmfStep(m_context, m_time.isPresent() ? m_time : other.m_time, parts);
    }

    /** @return this step at another time, if it has none of its own */
    XdmfStep at(final OptionalDouble time) {
        return m_time.isPresent() || time.isEmpty() ? this : new XdmfStep(m_context, time, m_parts);
    }

    /**
     * Adds the fields of a step of the same time, part by part.
     *
     * @return false, and nothing done, if one of its fields is there or it has other parts
     */
    boolean add(final XdmfStep other) throws SnapshotFormatException {
        if (other.m_parts.size() != m_parts.size()) {
            return false;
        }
        for (int i = 0; i < m_parts.size(); i++) {
            if (m_parts.get(i).hasFieldOf(other.m_parts.get(i))) {
                return false;
            }
        }
        for (int i = 0; i < m_parts.size(); i++) {
            m_parts.get(i).add(other.m_parts.get(i));
        }
        return true;
    }

    @Override
    public OptionalDouble time() {
        return m_time;
    }

    @Override
    public String description() {
        return m_context.document().file() + ", " + m_parts.get(0).at();
    }

    @Override
    public Snapshot load(final List<String> fields, final Progress progress) throws IOException {
        List<SnapshotParts.Part> parts = new ArrayList<>();
        synchronized (m_context) { // the document and the HDF5 files are not made for several threads
            for (GridPart p : m_parts) {
                parts.add(p.load(fields, progress));
            }
        }
        if (parts.size() == 1 && parts.get(0).pointGhosts() == null && parts.get(0).cellGhosts() == null) {
            return new Snapshot(parts.get(0).mesh(), parts.get(0).fields());
        }
        return m_context.parts().join(m_context.document().file(), parts, m_context::warn);
    }
}
