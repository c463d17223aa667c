/** Arrays of numbers as snapshots, whatever file they come from: what their axes count, and the mesh they lie on. */
package org.latentrom.engine.io.array;
