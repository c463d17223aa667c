package org.latentrom.engine.io.vtkhdf;

import java.io.IOException;
import java.util.List;

import org.latentrom.engine.io.SnapshotParts;
import org.latentrom.engine.progress.Progress;

/** A group of a VTKHDF file with one data set of VTK's kinds. */
interface VtkHdfBlock {
    /** @return the time steps, at least one */
    List<VtkHdfStep> steps();

    /**
     * @param fields names of the fields to read; empty for all
     * @return the parts of a step
     */
    List<SnapshotParts.Part> parts(int step, List<String> fields, Progress progress) throws IOException;
}
