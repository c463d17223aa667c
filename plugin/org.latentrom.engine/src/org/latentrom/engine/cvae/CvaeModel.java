package org.latentrom.engine.cvae;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.latentrom.engine.field.Field;
import org.latentrom.engine.field.FieldShape;
import org.latentrom.engine.field.Mask;
import org.latentrom.engine.progress.Progress;

/**
 * A trained convolutional variational autoencoder (Kingma, Welling, 2014, arXiv:1312.6114): fields of one grid to L numbers
 * and back. Immutable and safe for many threads; each call builds its own plan in native memory and releases it.
 */
public final class CvaeModel {
    /** @return number of latent variables L */
    public int latentSize() {
        throw new UnsupportedOperationException("to come");
    }

    /** @return channels, grid and extent of the fields */
    public FieldShape shape() {
        throw new UnsupportedOperationException("to come");
    }

    /** @return the pixels that are valid in the decoded fields: those valid in all training fields */
    public Mask mask() {
        throw new UnsupportedOperationException("to come");
    }

    /** @return the options it was trained with, sizes chosen from the grid filled in */
    public CvaeOptions options() {
        throw new UnsupportedOperationException("to come");
    }

    /**
     * @param fields fields of this model's channels and grid; at least its pixels must be valid
     * @return the posteriors of the fields, in their order
     * @throws BadFieldException if a field has another grid or other channels (both are named) or a value is not finite
     * @throws java.util.concurrent.CancellationException if the user cancels
     */
    public LatentPosterior encode(final List<Field> fields, final Progress progress) {
        throw new UnsupportedOperationException("to come");
    }

    /**
     * @param z latent vectors {@code z[row][latent]}, finite
     * @return the mean of p(x | z) in physical units on this model's grid and mask, for each row
     * @throws IllegalArgumentException if a row has not L finite numbers; the message names it
     * @throws java.util.concurrent.CancellationException if the user cancels
     */
    public List<Field> decode(final double[][] z, final Progress progress) {
        throw new UnsupportedOperationException("to come");
    }

    /**
     * Writes the model in its own versioned and checksummed format.
     *
     * @throws IOException if the stream fails
     */
    public void write(final OutputStream out) throws IOException {
        throw new UnsupportedOperationException("to come");
    }

    /**
     * @return the model that {@link #write} wrote
     * @throws org.latentrom.engine.container.ContainerException if the file is foreign, damaged or of a newer version
     * @throws IOException if the stream fails
     */
    public static CvaeModel read(final InputStream in) throws IOException {
        throw new UnsupportedOperationException("to come");
    }
}
