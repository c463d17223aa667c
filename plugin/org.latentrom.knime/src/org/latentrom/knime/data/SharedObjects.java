package org.latentrom.knime.data;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Objects that were read from shared blocks, by the digest of their bytes, for as long as memory allows. All cells with
 * the same mesh then hand out the same object, and work done once a mesh is found again by identity.
 *
 * @param <T> what the blocks hold
 */
final class SharedObjects<T> {
    /** Makes an object of a block's bytes. */
    interface Decoder<T> {
        T decode(ByteBuffer bytes) throws IOException;
    }

    private final Map<String, SoftReference<T>> m_objects = new HashMap<>();

    /** Remembers an object that was just written, so that reading its block gives the same one. */
    synchronized void put(final String digest, final T object) {
        m_objects.values().removeIf(r -> r.get() == null);
        m_objects.put(digest, new SoftReference<>(object));
    }

    /**
     * @return the object of the block: the one in memory if there is one
     * @throws IOException if the file is missing or damaged
     */
    synchronized T get(final Path file, final SharedBlock shared, final Decoder<T> decoder) throws IOException {
        final var reference = m_objects.get(shared.digest());
        T object = reference == null ? null : reference.get();
        if (object == null) {
            final var bytes = shared.block().read(file);
            if (!SharedBlock.digest(bytes).equals(shared.digest())) {
                throw new IOException(file.getFileName() + " is damaged at byte " + shared.block().offset()
                    + ". Reset and execute the node that made the data.");
            }
            object = decoder.decode(bytes);
            put(shared.digest(), object);
        }
        return object;
    }
}
