package org.latentrom.engine.container;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * The file format of all our models. Numbers are big-endian:
 *
 * <pre>
 * 8 bytes  "LATENROM"
 * int      version of this format, 1
 * text     kind of model (int number of bytes, UTF-8)
 * int      version of the kind
 * text     header, JSON
 * int      number of arrays, then for each of them
 *   text   name
 *   byte   type: 1 = float32, 2 = float64, 3 = int64
 *   long   number of values
 *   ...    the values
 * 32 bytes SHA-256 of everything before
 * </pre>
 *
 * Nothing of a file is believed before it was read: a declared size never leads to an allocation larger than the bytes
 * that are there, and no model is made of a file whose checksum is wrong. No Java object is ever deserialised.
 */
public final class ContainerFormat {
    private static final byte[] MAGIC = "LATENROM".getBytes(StandardCharsets.US_ASCII);

    private static final int VERSION = 1;

    private static final int MAX_HEADER = 16 << 20;

    private static final int MAX_ARRAYS = 4096;

    private static final long MAX_BYTES = 1L << 30;

    private static final int CHUNK = 1 << 16;

    private ContainerFormat() {
    }

    /**
     * Writes a model; the stream is flushed and left open.
     *
     * @throws IOException if the stream fails, or the model is larger than {@link #read} takes; then nothing was
     *             written
     */
    public static void write(final Container container, final OutputStream out) throws IOException {
        requireReadable(container);
        var digest = sha256();
        var data = new DataOutputStream(new DigestOutputStream(out, digest));
        data.write(MAGIC);
        data.writeInt(VERSION);
        writeText(data, container.kind());
        data.writeInt(container.version());
        writeText(data, container.header());
        data.writeInt(container.arrays().size());
        for (var e : container.arrays().entrySet()) {
            writeText(data, e.getKey());
            writeArray(data, e.getValue());
        }
        data.flush();
        out.write(digest.digest());
        out.flush();
    }

    /** @return the model as {@link #write} writes it */
    public static byte[] toBytes(final Container container) {
        try (var bytes = new ByteArrayOutputStream()) {
            write(container, bytes);
            return bytes.toByteArray();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** @see #read(InputStream, String, int) */
    public static Container ofBytes(final byte[] bytes, final String kind, final int newest) throws ContainerException {
        try {
            return read(new ByteArrayInputStream(bytes), kind, newest);
        } catch (ContainerException ex) {
            throw ex;
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /**
     * Reads a model to the end of the stream; the stream is left open.
     *
     * @param kind the kind of model that is wanted
     * @param newest the newest version of the kind that the caller knows
     * @return the model; its checksum was right
     * @throws ContainerException if the file is of another kind, of a newer version, cut off or damaged
     * @throws IOException if the stream fails
     */
    public static Container read(final InputStream stream, final String kind, final int newest) throws IOException {
        var digest = sha256();
        var in = new BufferedInputStream(stream);
        var data = new DataInputStream(new DigestInputStream(in, digest));
        try {
            if (!Arrays.equals(data.readNBytes(MAGIC.length), MAGIC)) {
                throw new ContainerException("this is not a model file of ours: it does not begin with LATENROM");
            }
            int version = data.readInt();
            if (version != VERSION) {
                throw new ContainerException("the model file has format version " + version + ", this software reads "
                    + VERSION + ": update the extension");
            }
            Container container = readBody(data, kind, newest);
            byte[] expected = digest.digest();
            if (!Arrays.equals(in.readNBytes(expected.length), expected)) {
                throw new ContainerException("the model file is damaged: its checksum is wrong");
            }
            if (in.read() >= 0) {
                throw new ContainerException("the model file is damaged: there are bytes after its end");
            }
            return container;
        } catch (EOFException ex) {
            throw new ContainerException("the model file is cut off", ex);
        }
    }

    private static Container readBody(final DataInputStream data, final String kind, final int newest)
        throws IOException {
        String found = readText(data, 64, "kind");
        if (!found.equals(kind)) {
            throw new ContainerException("the file holds a model of kind \"" + found + "\", not \"" + kind + "\"");
        }
        int version = data.readInt();
        if (version < 1 || version > newest) {
            throw new ContainerException("the " + kind + " model has version " + version
                + ", this software reads up to " + newest + ": update the extension");
        }
        Container container = Container.of(kind, version, readText(data, MAX_HEADER, "header"));
        int arrays = data.readInt();
        if (arrays < 0 || arrays > MAX_ARRAYS) {
            throw damaged("it declares " + arrays + " arrays");
        }
        for (int i = 0; i < arrays; i++) {
            String name = readText(data, 128, "array name");
            if (container.arrays().containsKey(name)) {
                throw damaged("two arrays are named \"" + name + "\"");
            }
            try {
                container = container.and(name, readArray(data, name));
            } catch (IllegalArgumentException ex) {
                throw new ContainerException(ex.getMessage(), ex);
            }
        }
        return container;
    }

    private static Object readArray(final DataInputStream data, final String name) throws IOException {
        byte type = data.readByte();
        if (type < 1 || type > 3) {
            throw damaged("array \"" + name + "\" has the unknown type " + type);
        }
        int width = type == 1 ? Float.BYTES : Long.BYTES;
        long length = data.readLong();
        if (length < 0 || length > MAX_BYTES / width) {
            throw damaged("array \"" + name + "\" declares " + length + " values");
        }
        // readNBytes takes memory as the bytes arrive, so a lie about the length costs nothing
        ByteBuffer bytes = ByteBuffer.wrap(data.readNBytes((int)length * width));
        if (bytes.limit() < length * width) {
            throw new EOFException();
        }
        if (type == 1) {
            var array = new float[(int)length];
            bytes.asFloatBuffer().get(array);
            return array;
        } else if (type == 2) {
            var array = new double[(int)length];
            bytes.asDoubleBuffer().get(array);
            return array;
        }
        var array = new long[(int)length];
        bytes.asLongBuffer().get(array);
        return array;
    }

    private static void requireReadable(final Container container) throws IOException {
        int header = container.header().getBytes(StandardCharsets.UTF_8).length;
        if (header > MAX_HEADER || container.arrays().size() > MAX_ARRAYS) {
            throw new IOException("a header of " + header + " bytes and " + container.arrays().size()
                + " arrays are too much for a model file");
        }
        for (Object array : container.arrays().values()) {
            int length = java.lang.reflect.Array.getLength(array);
            if (length > MAX_BYTES / (array instanceof float[] ? Float.BYTES : Long.BYTES)) {
                throw new IOException("an array of " + length + " values is too large for a model file");
            }
        }
    }

    private static void writeArray(final DataOutputStream data, final Object array) throws IOException {
        int type = array instanceof float[] ? 1 : array instanceof double[] ? 2 : 3;
        int length = java.lang.reflect.Array.getLength(array);
        int width = type == 1 ? Float.BYTES : Long.BYTES;
        data.writeByte(type);
        data.writeLong(length);
        for (int from = 0; from < length; from += CHUNK) {
            int n = Math.min(CHUNK, length - from);
            ByteBuffer bytes = ByteBuffer.allocate(n * width);
            if (array instanceof float[] f) {
                bytes.asFloatBuffer().put(f, from, n);
            } else if (array instanceof double[] d) {
                bytes.asDoubleBuffer().put(d, from, n);
            } else {
                bytes.asLongBuffer().put((long[])array, from, n);
            }
            data.write(bytes.array());
        }
    }

    private static void writeText(final DataOutputStream data, final String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        data.writeInt(bytes.length);
        data.write(bytes);
    }

    private static String readText(final DataInputStream data, final int most, final String what) throws IOException {
        int length = data.readInt();
        if (length < 0 || length > most) {
            throw damaged("its " + what + " declares " + length + " bytes");
        }
        byte[] bytes = data.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static ContainerException damaged(final String how) {
        return new ContainerException("the model file is damaged: " + how);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException ex) {
            throw new IllegalStateException("every Java has SHA-256", ex);
        }
    }
}
