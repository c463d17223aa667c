package org.latentrom.engine.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MemoryBudgetTest {
    private final long[] m_free = {1000};

    private final int[] m_collected = {0};

    private final MemoryBudget m_budget =
        new MemoryBudget(() -> m_free[0], () -> m_collected[0]++, "Use fewer points");

    @Test
    void whatDoesNotFitIsRefusedWithTheRemedyAndTakesNothing() {
        m_budget.take(700);
        assertEquals(0, m_collected[0]);
        var e = assertThrows(IllegalArgumentException.class, () -> m_budget.take(1L << 40));
        assertTrue(e.getMessage().contains("Use fewer points, or give Java more memory (-Xmx)"), e.getMessage());
        assertEquals(1, m_collected[0]);
        assertEquals(700, m_budget.used());
    }

    @Test
    void garbageIsCollectedBeforeAnythingIsRefused() {
        m_budget.take(800);
        m_free[0] = 1L << 42;
        m_budget.take(1L << 40);
        assertEquals(1, m_collected[0]);
        assertEquals(800 + (1L << 40), m_budget.used());
    }

    @Test
    void whatIsGivenBackCanBeTakenAgain() {
        m_budget.take(800);
        m_budget.release(500);
        assertEquals(300, m_budget.used());
        m_budget.take(500);
        assertEquals(0, m_collected[0]);
    }

    @Test
    void theHeapIsTheLimit() {
        MemoryBudget heap = MemoryBudget.ofHeap("Use fewer points");
        heap.take(1000);
        assertThrows(IllegalArgumentException.class, () -> heap.take(2 * Runtime.getRuntime().maxMemory()));
    }
}
