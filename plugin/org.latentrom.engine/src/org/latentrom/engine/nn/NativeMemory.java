package org.latentrom.engine.nn;

import org.bytedeco.javacpp.Pointer;

/** How much of the memory beside Java's heap, where networks have their values, is left. */
public final class NativeMemory {
    private NativeMemory() {
    }

    /**
     * @return bytes that this process may still take: what the machine has, and what JavaCPP's limit of the whole
     *         process allows ({@code -Dorg.bytedeco.javacpp.maxphysicalbytes}, by default a multiple of -Xmx)
     */
    public static long available() {
        Backend.prepare();
        long machine = Pointer.availablePhysicalBytes();
        long limit = Pointer.maxPhysicalBytes();
        long left = limit > 0 ? limit - Pointer.physicalBytes() : Long.MAX_VALUE;
        return Math.max(0, Math.min(machine, left));
    }
}
