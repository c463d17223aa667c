package org.latentrom.engine.cvae;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.progress.Progress;

/** What tells trainings apart: options, rows and values, as a digest. The same key means the same training. */
final class TrainingKey {
    private TrainingKey() {
    }

    /** @return 16 hexadecimal digits */
    static String of(final CvaeData data, final int[] training, final int[] validation, final CvaeOptions options,
        final FieldPenalty penalty, final Progress progress) {
        MessageDigest digest = sha256();
        text(digest, OptionText.of(options, CvaeOptions.DEFAULT));
        text(digest, penalty.key());
        text(digest, data.parameterNames().toString());
        rows(digest, data, training, progress);
        rows(digest, data, validation, progress);
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    private static void rows(final MessageDigest digest, final CvaeData data, final int[] rows,
        final Progress progress) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(rows.length).flip());
        var bytes = ByteBuffer.allocate(0);
        for (int row : rows) {
            progress.checkCanceled();
            Field field = data.fields().get(row);
            text(digest, field.shape().toString());
            text(digest, data.runs().get(row));
            int size = Float.BYTES * field.values().length + Double.BYTES * (1 + data.parameters()[row].length);
            bytes = bytes.capacity() < size ? ByteBuffer.allocate(size) : bytes.clear();
            for (int i = 0; i < field.values().length; i++) {
                // invalid pixels count for nothing
                bytes.putFloat(field.mask().isValid(i % field.shape().pixels()) ? field.values()[i] : Float.NaN);
            }
            bytes.putDouble(data.times()[row]);
            for (double parameter : data.parameters()[row]) {
                bytes.putDouble(parameter);
            }
            digest.update(bytes.flip());
        }
    }

    private static void text(final MessageDigest digest, final String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte)0);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException ex) {
            throw new IllegalStateException("every Java has SHA-256", ex);
        }
    }
}
