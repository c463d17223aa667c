package org.knime.core.node;

/** Makes a kind of node. */
public abstract class NodeFactory {
    /** What a kind of node is for; gives its colour. */
    public enum NodeType {
        Source,
        Sink,
        Learner,
        Predictor,
        Manipulator,
        Visualizer,
        Other
    }
}
