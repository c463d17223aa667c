package org.latentrom.engine.cvae;

import java.util.function.LongSupplier;

/** Asks for the memory of a training before it is taken: what runs out of it later ends without a word. */
final class BatchMemory {
    /** Others need memory, too, and the operations some beside their results. */
    private static final double SHARE = 0.8;

    private BatchMemory() {
    }

    /**
     * @param batch fields a step
     * @param fieldBytes bytes of the network's values for a field
     * @param fixedBytes bytes that the network needs for any batch
     * @param available bytes there are
     * @throws IllegalArgumentException if that is too little; the message says for how many fields it suffices
     */
    static void require(final int batch, final long fieldBytes, final long fixedBytes, final LongSupplier available) {
        long there = (long)(SHARE * available.getAsLong());
        long needed = fixedBytes + batch * fieldBytes;
        if (needed <= there) {
            return;
        }
        long fits = (there - fixedBytes) / fieldBytes;
        throw new IllegalArgumentException("a training with " + batch + " fields a step needs about "
            + (needed >> 20) + " MB of memory beside Java's heap, there are " + (there >> 20) + " MB: "
            + (fits > 0 ? "choose a batch size of at most " + fits : "choose a smaller network or a lower resolution")
            + ", or give the process more (-Dorg.bytedeco.javacpp.maxphysicalbytes=32g allows it 32 GB)");
    }
}
