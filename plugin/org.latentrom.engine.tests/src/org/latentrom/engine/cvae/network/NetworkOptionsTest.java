package org.latentrom.engine.cvae.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Ranges of the options, and that each of their changes changes one thing. */
class NetworkOptionsTest {
    private static final NetworkOptions O = NetworkOptions.DEFAULT;

    private static final BlockOptions B = BlockOptions.DEFAULT;

    private static void refused(final String message, final Executable code) {
        String found = assertThrows(IllegalArgumentException.class, code).getMessage();
        assertTrue(found.contains(message), found);
    }

    @Test
    void valuesOutOfRangeAreNamed() {
        refused("widening: 3 is not a power of two", () -> O.withWidening(3));
        refused("widening: 128 is not between 0 and 64", () -> O.withWidening(128));
        refused("patch: 9 is not between 0 and 8", () -> O.withPatch(9));
        refused("levels: -1 is not between 0 and 8", () -> O.withLevels(-1));
        refused("base width: 1025", () -> O.withBaseWidth(1025));
        refused("hidden layers: 17 is not between 0 and 16", () -> O.withHidden(Collections.nCopies(17, 4)));
        refused("size of a hidden layer: 0 is not between 1 and 16384", () -> O.withHidden(List.of(4, 0)));
        refused("blocks a level: 0 is not between 1 and 16", () -> B.withCount(0));
        refused("dropout: 0.95 is not between 0 and 0.9", () -> B.withDropout(0.95));
        refused("dropout: NaN", () -> B.withDropout(Double.NaN));
        assertThrows(NullPointerException.class, () -> B.withActivation(null));
        assertThrows(NullPointerException.class, () -> B.withNormalization(null));
        assertThrows(NullPointerException.class, () -> O.withKind(null));
        assertThrows(NullPointerException.class, () -> O.withHidden(Arrays.asList(1, null)));
    }

    @Test
    void withersChangeOneThing() {
        BlockOptions blocks = B.withCount(2).withActivation(Activation.RELU).withNormalization(Normalization.GROUP)
            .withDropout(0.5);
        assertEquals(new BlockOptions(2, Activation.RELU, Normalization.GROUP, 0.5), blocks);
        assertEquals(new NetworkOptions(NetworkKind.MLP, 3, 4, 8, 2, 5, 64, blocks, false, List.of(7, 6)),
            O.withKind(NetworkKind.MLP).withLatentSize(3).withBaseWidth(4).withWidening(8).withPatch(2).withLevels(5)
                .withBlocks(blocks).withSkips(false).withHidden(List.of(7, 6)));
        assertEquals(new NetworkOptions(2, 4, 5, 6), O.withSizes(4, 5, 6));
    }

    /** What an architecture cannot leave open. */
    @Test
    void openSizesAndTooManyConditionsAreRefused() {
        NetworkOptions decided = O.withBaseWidth(4).withWidening(2).withPatch(1).withLevels(2);
        assertEquals(8, new Architecture(1, 8, 8, 0, decided).rows());
        for (NetworkOptions open : List.of(decided.withBaseWidth(0), decided.withWidening(0), decided.withPatch(0),
            decided.withLevels(0))) {
            refused("not the sizes of a network", () -> new Architecture(1, 8, 8, 0, open));
        }
        refused("65 conditions", () -> new Architecture(1, 8, 8, 65, decided));
        refused("-1 conditions", () -> new Architecture(1, 8, 8, -1, decided));
    }
}
