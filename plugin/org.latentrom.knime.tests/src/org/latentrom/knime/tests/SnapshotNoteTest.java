package org.latentrom.knime.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.knime.core.data.DataColumnProperties;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.latentrom.engine.io.FieldInfo;
import org.latentrom.engine.mesh.MeshField.Location;
import org.latentrom.knime.data.SnapshotCell;
import org.latentrom.knime.table.SnapshotNote;

/** What a column of snapshots tells of its fields. */
class SnapshotNoteTest {
    private static DataColumnSpec column(final DataColumnProperties properties) {
        final var creator = new DataColumnSpecCreator("Snapshot", SnapshotCell.TYPE);
        creator.setProperties(properties);
        return creator.createSpec();
    }

    private static List<String> channels(final FieldInfo... fields) {
        return SnapshotNote.channels(column(SnapshotNote.properties(List.of(fields))));
    }

    @Test
    void fieldsAndTheirComponentsAreListed() {
        assertEquals(List.of("p", "u", "u_x", "u_y", "u_z", "sigma", "sigma_xx", "sigma_xy", "sigma_yx", "sigma_yy"),
            channels(new FieldInfo("p", Location.CELL, 1), new FieldInfo("u", Location.POINT, 3),
                new FieldInfo("sigma", Location.POINT, 4)));
        assertEquals(List.of("m", "m_0", "m_1", "m_2", "m_3", "m_4"), channels(new FieldInfo("m", Location.POINT, 5)));
        assertEquals(List.of(), channels());
    }

    @Test
    void namesMayHoldAnything() {
        final List<String> names = List.of("T <K>", "p (cell)", "3 blank  spaces", "ρ·u", "a\tb", "1", "x, y");
        for (String name : names) {
            assertEquals(List.of(name), channels(new FieldInfo(name, Location.POINT, 1)));
        }
    }

    @Test
    void columnsThatTellNothingOrNonsenseListNothing() {
        assertEquals(List.of(), SnapshotNote.channels(column(new DataColumnProperties())));
        assertEquals(List.of("p"), SnapshotNote.channels(column(new DataColumnProperties(
            Map.of("latentrom.snapshot.field.0", "many u", "latentrom.snapshot.field.1", "-1 v",
                "latentrom.snapshot.field.2", "3", "latentrom.snapshot.field.3", "99999 w",
                "latentrom.snapshot.field.4", "1 p", "latentrom.snapshot.field.6", "1 behind a gap")))));
    }

    @Test
    void veryManyFieldsAreCut() {
        final List<FieldInfo> fields = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            fields.add(new FieldInfo("f" + i, Location.POINT, 1));
        }
        assertEquals(1000, SnapshotNote.channels(column(SnapshotNote.properties(fields))).size());
    }
}
