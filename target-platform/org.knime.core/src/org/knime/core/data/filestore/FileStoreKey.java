package org.knime.core.data.filestore;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Locale;
import java.util.UUID;

/** Names a file store: the execution that made it, a running number, a name. */
public record FileStoreKey(UUID storeUUID, int index, String name) {
    private static final int FOLDER = 1000;

    /** Path below the node's folder of stores; 1,000 stores to a folder. */
    public String path() {
        int folder = index / FOLDER;
        return String.format(Locale.ROOT, "%03d/%03d/%s", folder / FOLDER, folder % FOLDER, name);
    }

    public void save(final DataOutput out) throws IOException {
        out.writeLong(storeUUID.getMostSignificantBits());
        out.writeLong(storeUUID.getLeastSignificantBits());
        out.writeInt(index);
        out.writeUTF(name);
    }

    public static FileStoreKey load(final DataInput in) throws IOException {
        return of(new UUID(in.readLong(), in.readLong()), in.readInt(), in.readUTF());
    }

    /** A key read from a file: its name must not lead out of the folder. */
    public static FileStoreKey of(final UUID uuid, final int index, final String name) throws IOException {
        if (index < 0 || !isName(name)) {
            throw new IOException("\"" + name + "\" is no name of a file store");
        }
        return new FileStoreKey(uuid, index, name);
    }

    static boolean isName(final String name) {
        return !name.isEmpty() && !name.startsWith(".") && name.indexOf('/') < 0 && name.indexOf('\\') < 0;
    }
}
