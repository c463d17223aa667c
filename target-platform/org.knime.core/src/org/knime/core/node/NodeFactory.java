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
        /** A widget. */
        Widget,
        /** Holds nodes. */
        Meta,
        /** Begins a loop. */
        LoopStart,
        /** Ends a loop. */
        LoopEnd,
        /** Begins a scope. */
        ScopeStart,
        /** Ends a scope. */
        ScopeEnd,
        /** For quick forms. */
        QuickForm,
        /** Configuration of a component. */
        Configuration,
        /** Other. */
        Other,
        /** Not there. */
        Missing,
        /** Not known. */
        Unknown,
        /** A subnode. */
        Subnode,
        /** Virtual input. */
        VirtualIn,
        /** Virtual output. */
        VirtualOut,
        /** Deals with containers. */
        Container
    }
}
