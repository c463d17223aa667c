package org.latentrom.knime.data;

import java.util.List;

import org.knime.core.data.DataValue;
import org.knime.core.data.ExtensibleUtilityFactory;
import org.latentrom.engine.mesh.Mesh;
import org.latentrom.engine.mesh.Snapshot;

/** A table value that holds a snapshot: the state of a simulation at one time, on its mesh. */
public interface SnapshotValue extends DataValue {
    /** Found by reflection: the name of the type in dialogs and tables. */
    UtilityFactory UTILITY = new ExtensibleUtilityFactory(SnapshotValue.class) {
        @Override
        public String getName() {
            return "Snapshot";
        }

        @Override
        public String getGroupName() {
            return "Reduced-Order Modeling";
        }
    };

    /** @return the names of the fields; nothing is read from disk */
    List<String> getFieldNames();

    /**
     * @return the mesh: the same object for all snapshots in memory that have the same mesh
     * @throws java.io.UncheckedIOException if it is not in memory and cannot be read
     */
    Mesh getMesh();

    /**
     * @return mesh and fields
     * @throws java.io.UncheckedIOException if they are not in memory and cannot be read; the message names the file
     */
    Snapshot getSnapshot();
}
