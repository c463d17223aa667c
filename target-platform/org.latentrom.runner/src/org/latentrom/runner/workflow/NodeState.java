package org.latentrom.runner.workflow;

/** How far a node is. */
public enum NodeState {
    /** Cannot be executed yet. */
    IDLE,
    /** Can be executed. */
    CONFIGURED,
    /** Is being executed. */
    EXECUTING,
    /** Has results. */
    EXECUTED
}
