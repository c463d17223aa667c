package org.knime.core.node;

/** Makes a kind of node. */
public abstract class NodeFactory<T extends NodeModel> {
    /** What a kind of node is for; gives its colour. */
    public enum NodeType {
        /** Brings data in. */
        Source,
        /** Takes data out. */
        Sink,
        /** Learns. */
        Learner,
        /** Applies what was learnt. */
        Predictor,
        /** Changes data. */
        Manipulator,
        /** Shows data. */
        Visualizer,
        /** Other. */
        Other
    }
}
