package org.latentrom.engine.cvae.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latentrom.engine.field.Extent;
import org.latentrom.engine.field.FieldShape;

/**
 * The presets have as many parameters as the variants of the reference that they stand for: numbers of encoder and
 * decoder computed from its tables of layers, which agree with a count that its source names for an older variant 7.
 */
class NetworkPresetTest {
    private static final FieldShape DIGITS = new FieldShape(List.of("grey"), 28, 28, new Extent(0, 1, 0, 1));

    /** The reference's variants 10 and 11 end in a PReLU of a slope a pixel; ours do not. */
    private static final int PRELU_ON_LOGITS = 28 * 28;

    @ParameterizedTest
    @CsvSource({"CLASSICAL, 2, 31364, 31297, 0", "CLASSICAL, 7, 62734, 46977, 0", "CLASSICAL, 20, 144296, 87745, 0",
        "WIDE, 2, 808724, 580130, 0", "WIDE, 7, 934174, 642850, 0", "WIDE, 20, 1260344, 805922, 0",
        "WIDE_REGULARIZED, 2, 810644, 582050, 0", "WIDE_REGULARIZED, 7, 936094, 644770, 0",
        "WIDE_REGULARIZED, 20, 1262264, 807842, 0", "EXTRA_LEVEL, 2, 880452, 623153, 1",
        "EXTRA_LEVEL, 7, 1005902, 685873, 1", "EXTRA_LEVEL, 20, 1332072, 848945, 1", "SKIP_VAE, 2, 880452, 754865, 1",
        "SKIP_VAE, 7, 1005902, 1037105, 1", "SKIP_VAE, 20, 1332072, 1770929, 1"})
    void variantsOfTheReference(final NetworkPreset preset, final int latents, final int encoder, final int decoder,
        final int preluOnLogits) {
        Architecture a = Architecture.of(DIGITS, preset.options().withLatentSize(latents));
        assertEquals(encoder, Network.encoderParameterCount(a), "encoder");
        assertEquals(encoder + decoder - preluOnLogits * PRELU_ON_LOGITS, Network.parameterCount(a), "both");
    }
}
