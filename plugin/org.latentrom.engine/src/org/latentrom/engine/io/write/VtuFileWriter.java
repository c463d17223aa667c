package org.latentrom.engine.io.write;

import org.latentrom.engine.mesh.CellType;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.MeshField;
import org.latentrom.engine.mesh.Snapshot;
import org.latentrom.engine.progress.Progress;

/** Snapshots as {@code .vtu}: float64, as the solver wrote them. The mesh is encoded once for all that share it. */
final class VtuFileWriter {
    /** A mesh's arrays as they stand in a file. */
    private record EncodedMesh(Mesh mesh, byte[] points, byte[] connectivity, byte[] offsets, byte[] types) {
    }

    private final boolean m_compressed;

    private EncodedMesh m_last;

    VtuFileWriter(final boolean compressed) {
        m_compressed = compressed;
    }

    AppendedFile file(final Snapshot snapshot, final double time, final Progress progress) {
        if (m_last == null || !m_last.mesh().equals(snapshot.mesh())) {
            m_last = encode(snapshot.mesh(), progress);
        }
        var data = new AppendedData(m_compressed);
        var points = new StringBuilder();
        var cells = new StringBuilder();
        for (MeshField f : snapshot.fields()) {
            (f.location() == MeshField.Location.POINT ? points : cells).append(data.element("Float64", f.name(),
                components(f.components()), AppendedData.encode(Bytes.of(f.values()), m_compressed, progress)));
        }
        String content = "<Piece NumberOfPoints=\"" + snapshot.mesh().points() + "\" NumberOfCells=\""
            + snapshot.mesh().cells() + "\">\n<PointData>\n" + points + "</PointData>\n<CellData>\n" + cells
            + "</CellData>\n<Points>\n"
            + data.element("Float64", "Points", " NumberOfComponents=\"3\"", m_last.points()) + "</Points>\n<Cells>\n"
            + data.element("Int32", "connectivity", "", m_last.connectivity())
            + data.element("Int32", "offsets", "", m_last.offsets())
            + data.element("UInt8", "types", "", m_last.types()) + "</Cells>\n</Piece>\n";
        return AppendedFile.of("UnstructuredGrid", "", time, content, data);
    }

    /** A scalar says nothing: meshio makes a column vector of one component. */
    static String components(final int count) {
        return count == 1 ? "" : " NumberOfComponents=\"" + count + "\"";
    }

    private EncodedMesh encode(final Mesh mesh, final Progress progress) {
        CellType[] all = CellType.values();
        var types = new byte[mesh.cells()];
        for (int c = 0; c < types.length; c++) {
            types[c] = (byte)all[mesh.typeArray()[c]].vtk();
        }
        return new EncodedMesh(mesh, encode(Bytes.of(mesh.pointArray()), progress),
            encode(Bytes.of(mesh.connectivityArray(), 0, mesh.connectivityArray().length), progress),
            encode(Bytes.of(mesh.offsetArray(), 1, mesh.cells() + 1), progress), encode(types, progress));
    }

    private byte[] encode(final byte[] raw, final Progress progress) {
        return AppendedData.encode(raw, m_compressed, progress);
    }
}
