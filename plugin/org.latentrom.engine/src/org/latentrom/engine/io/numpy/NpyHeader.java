package org.latentrom.engine.io.numpy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.latentrom.engine.io.SnapshotFormatException;
import org.latentrom.engine.io.SourceFolder;
import org.latentrom.engine.io.array.RawLayout;

/**
 * The header of a NumPy array, versions 1 to 3 (NumPy Enhancement Proposal 1 and {@code numpy.lib.format}). Only plain
 * numbers; the text is matched, never evaluated.
 *
 * @param shape the lengths of the axes
 * @param kind f (floating point), i (signed), u (unsigned whole numbers) or b (true and false), or ? if the type is not
 *            supported
 * @param itemBytes bytes of one number
 * @param order byte order
 * @param fortran true if the first axis runs fastest
 * @param length bytes of magic number and header
 * @param description the type as it stands in the file, for messages
 */
record NpyHeader(long[] shape, char kind, int itemBytes, ByteOrder order, boolean fortran, int length,
    String description) {
    private static final byte[] MAGIC = {(byte)0x93, 'N', 'U', 'M', 'P', 'Y'};

    private static final int MAX_HEADER = 1 << 16;

    // a structured type; brackets may stand in brackets, three deep
    private static final String FLAT = "\\[[^\\[\\]]*+\\][^\\[\\]]*+";

    private static final String LIST = "\\[[^\\[\\]]*+(?:\\[[^\\[\\]]*+(?:" + FLAT + ")*+\\][^\\[\\]]*+)*+\\]";

    // possessive throughout: a header of 64 KiB that almost fits must not be tried in all possible ways
    private static final Pattern DICT = Pattern.compile("\\{((?:\\s*+'(?:descr|fortran_order|shape)'\\s*+:\\s*+"
        + "(?:'[^']{0,64}+'|" + LIST + "|True|False|\\([0-9L, ]{0,200}+\\))\\s*+,?+){3})\\s*+\\}\\s*+");

    private static final Pattern DESCR = Pattern.compile("'descr'\\s*+:\\s*+('[^']*+'|" + LIST + ")");

    private static final Pattern FORTRAN = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");

    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9L, ]*)\\)");

    private static final Pattern NUMBER = Pattern.compile("'([<>|=])?([fiub])([1248])'");

    /** @throws SnapshotFormatException if the bytes are no header of a NumPy array */
    static NpyHeader read(final String file, final String element, final InputStream in) throws IOException {
        byte[] start = in.readNBytes(8);
        if (start.length < 8 || !Arrays.equals(start, 0, 6, MAGIC, 0, 6)) {
            throw error(file, element, "is no NumPy array");
        }
        int sizeBytes = start[6] == 1 ? 2 : 4;
        byte[] size = in.readNBytes(sizeBytes);
        if (start[6] < 1 || start[6] > 3 || size.length < sizeBytes) {
            throw error(file, element, "has an unknown version of the NumPy format");
        }
        var b = ByteBuffer.wrap(size).order(ByteOrder.LITTLE_ENDIAN);
        long length = sizeBytes == 2 ? b.getShort() & 0xffff : b.getInt() & 0xffffffffL;
        byte[] text = length > MAX_HEADER ? new byte[0] : in.readNBytes((int)length);
        if (text.length < length) {
            throw error(file, element, "has a header that is cut off or too long");
        }
        String header = new String(text, StandardCharsets.ISO_8859_1);
        return parse(file, element, header, 8 + sizeBytes + text.length);
    }

    private static NpyHeader parse(final String file, final String element, final String text, final int length)
        throws SnapshotFormatException {
        Matcher descr = DESCR.matcher(text);
        Matcher fortran = FORTRAN.matcher(text);
        Matcher shape = SHAPE.matcher(text);
        if (!DICT.matcher(text).matches() || !descr.find() || !fortran.find() || !shape.find()) {
            throw error(file, element, "has a header that NumPy does not write");
        }
        String[] words = shape.group(1).isBlank() ? new String[0] : shape.group(1).strip().split("[L, ]+");
        var lengths = new long[words.length];
        for (int i = 0; i < words.length; i++) {
            if (!words[i].matches("[0-9]{1,10}")) {
                throw error(file, element, "has a shape that is not possible");
            }
            lengths[i] = Long.parseLong(words[i]);
        }
        Matcher number = NUMBER.matcher(descr.group(1));
        boolean known = number.matches() && switch (number.group(2)) {
            case "f" -> !number.group(3).equals("1");
            case "b" -> number.group(3).equals("1");
            default -> true;
        };
        return new NpyHeader(lengths, known ? number.group(2).charAt(0) : '?',
            known ? Integer.parseInt(number.group(3)) : 0,
            known && ">".equals(number.group(1)) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
            fortran.group(1).equals("True"), length, SourceFolder.shorten(descr.group(1)));
    }

    /** @return where the numbers stand in the file */
    RawLayout layout() {
        return new RawLayout(shape, kind, itemBytes, order, fortran, length);
    }

    /** @return the type in words, for messages */
    String typeName() {
        String type = description.replaceAll("^'[<>|=]?|'$", "");
        return description + switch (type) {
            case "c8", "c16", "c32" -> " (complex" + 8 * Integer.parseInt(type.substring(1)) + ")";
            case "f12", "f16" -> " (longdouble)";
            default -> "";
        };
    }

    private static SnapshotFormatException error(final String file, final String element, final String problem) {
        return new SnapshotFormatException(file, element, problem, "Save plain numbers anew with numpy.save or savez");
    }
}
