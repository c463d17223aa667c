package org.latentrom.engine.memory;

import java.util.function.LongSupplier;

/** Counts the bytes that are about to be allocated and refuses what Java's heap cannot hold. */
public final class MemoryBudget {
    /** Others need memory too. */
    private static final double SHARE = 0.8;

    private final LongSupplier m_free;

    private final Runnable m_collect;

    private final String m_remedy;

    private long m_limit;

    private long m_used;

    /**
     * @param free bytes that can be allocated, garbage not counted as free
     * @param collect makes garbage free
     * @param remedy what the user can do, for the message
     */
    public MemoryBudget(final LongSupplier free, final Runnable collect, final String remedy) {
        m_free = free;
        m_collect = collect;
        m_remedy = remedy;
        m_limit = limit();
    }

    /**
     * @param remedy what the user can do, a sentence without its full stop
     * @return a budget of what Java's heap has left
     */
    public static MemoryBudget ofHeap(final String remedy) {
        Runtime r = Runtime.getRuntime();
        return new MemoryBudget(() -> r.maxMemory() - r.totalMemory() + r.freeMemory(), System::gc, remedy);
    }

    private long limit() {
        return m_used + (long)(SHARE * m_free.getAsLong());
    }

    /** @throws IllegalArgumentException if what is taken with this is more than there is */
    public synchronized void take(final long bytes) {
        if (m_used + bytes > m_limit) {
            m_collect.run();
            m_limit = limit();
        }
        if (m_used + bytes > m_limit) {
            throw new IllegalArgumentException("this needs more than " + (m_used + bytes >> 20)
                + " MB of memory, but Java has only " + (m_limit >> 20) + " MB left for it. " + m_remedy
                + ", or give Java more memory (-Xmx)");
        }
        m_used += bytes;
    }

    /** Gives bytes back that are no longer held. */
    public synchronized void release(final long bytes) {
        m_used -= bytes;
    }

    /** @return bytes taken and not released */
    public synchronized long used() {
        return m_used;
    }
}
