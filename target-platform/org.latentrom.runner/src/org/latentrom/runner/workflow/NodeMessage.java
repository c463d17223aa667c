package org.latentrom.runner.workflow;

/** A message at a node. */
public record NodeMessage(Type type, String text) {
    /** How bad it is. */
    public enum Type {
        /** Worth a look. */
        WARNING,
        /** The node failed. */
        ERROR
    }
}
