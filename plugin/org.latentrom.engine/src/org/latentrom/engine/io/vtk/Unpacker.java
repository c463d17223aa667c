package org.latentrom.engine.io.vtk;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import org.latentrom.engine.io.vtk.ByteSource.Bytes;
import org.tukaani.xz.ArrayCache;
import org.tukaani.xz.BasicArrayCache;
import org.tukaani.xz.MemoryLimitException;
import org.tukaani.xz.XZInputStream;

import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;

/** Unpacks the blocks of compressed arrays; their sizes are known beforehand. */
abstract class Unpacker implements AutoCloseable {
    private final int m_ratio;

    /** @param ratio the most bytes that one packed byte can become */
    private Unpacker(final int ratio) {
        m_ratio = ratio;
    }

    /** A block is damaged. */
    static final class DamagedBlockException extends Exception {
        private static final long serialVersionUID = 1;

        DamagedBlockException(final String problem, final Throwable cause) {
            super(problem, cause);
        }
    }

    /** @return the unpacker of a compressor's name in a VTK file, or nothing if it is not known */
    static Optional<Unpacker> of(final String compressor) {
        return switch (compressor.toLowerCase(Locale.ROOT)) {
            case "vtkzlibdatacompressor" -> Optional.of(new Zlib());
            case "vtklz4datacompressor" -> Optional.of(new Lz4());
            case "vtklzmadatacompressor" -> Optional.of(new Xz());
            default -> Optional.empty();
        };
    }

    /** @return false if a block of so many bytes cannot come from so few packed ones */
    boolean isPossible(final long packed, final long unpacked) {
        return unpacked <= m_ratio * packed + 64;
    }

    /** Unpacks a block to exactly {@code length} bytes. */
    abstract void unpack(Bytes packed, byte[] target, int from, int length) throws DamagedBlockException;

    @Override
    public void close() {
        // most hold nothing
    }

    private static DamagedBlockException damaged(final String problem) {
        return new DamagedBlockException(problem, null);
    }

    /** Deflate cannot do better than 1032 bytes out of one (zlib's documentation), plus the stream's own bytes. */
    private static final class Zlib extends Unpacker {
        private final Inflater m_inflater = new Inflater();

        Zlib() {
            super(1032);
        }

        @Override
        void unpack(final Bytes packed, final byte[] target, final int from, final int length)
            throws DamagedBlockException {
            try {
                m_inflater.reset();
                m_inflater.setInput(packed.array(), packed.start(), packed.length());
                int n = 0;
                while (n < length && !m_inflater.finished()) {
                    int k = m_inflater.inflate(target, from + n, length - n);
                    if (k == 0 && !m_inflater.finished()) {
                        throw damaged("has a compressed block that ends too early");
                    }
                    n += k;
                }
                // the checksum is looked at only when the stream is read to its end
                int more = n == length && !m_inflater.finished() ? m_inflater.inflate(new byte[1]) : 0;
                if (n != length || more != 0) {
                    throw damaged("has a compressed block of another size than it says");
                }
                if (!m_inflater.finished()) {
                    throw damaged("has a compressed block without its end");
                }
            } catch (DataFormatException e) {
                throw new DamagedBlockException("has compressed data that is damaged or no zlib stream", e);
            }
        }

        @Override
        public void close() {
            m_inflater.end();
        }
    }

    /** The block format of LZ4: a length code of one byte stands for 255 bytes. */
    private static final class Lz4 extends Unpacker {
        Lz4() {
            super(255);
        }

        @Override
        void unpack(final Bytes packed, final byte[] target, final int from, final int length)
            throws DamagedBlockException {
            try {
                // the factory that checks every index, not the one of native code
                int n = LZ4Factory.safeInstance().safeDecompressor().decompress(packed.array(), packed.start(),
                    packed.length(), target, from, length);
                if (n != length) {
                    throw damaged("has a compressed block of another size than it says");
                }
            } catch (LZ4Exception e) {
                throw new DamagedBlockException("has compressed data that is damaged or no LZ4 block", e);
            }
        }
    }

    /** VTK's LZMA compressor writes whole .xz streams. */
    private static final class Xz extends Unpacker {
        /** what the dictionary of the strongest preset (9) takes, in KiB */
        private static final int STRONGEST = 66 << 10;

        /** a dictionary has megabytes, a block kilobytes */
        private final ArrayCache m_dictionaries = new BasicArrayCache();

        Xz() {
            super(8192);
        }

        @Override
        void unpack(final Bytes packed, final byte[] target, final int from, final int length)
            throws DamagedBlockException {
            // a dictionary's size stands in the stream and is taken before a byte is read
            int limit = (int)Math.min(STRONGEST, Runtime.getRuntime().maxMemory() >> 12);
            var bytes = new ByteArrayInputStream(packed.array(), packed.start(), packed.length());
            try (var in = new XZInputStream(bytes, limit, true, m_dictionaries)) {
                if (in.readNBytes(target, from, length) != length || in.read() >= 0) {
                    throw damaged("has a compressed block of another size than it says");
                }
            } catch (MemoryLimitException e) {
                throw new DamagedBlockException("needs " + (e.getMemoryNeeded() >> 10)
                    + " MiB to be unpacked, more than " + (limit >> 10) + " MiB", e);
            } catch (IOException e) {
                throw new DamagedBlockException("has compressed data that is damaged or no LZMA stream", e);
            }
        }
    }
}
