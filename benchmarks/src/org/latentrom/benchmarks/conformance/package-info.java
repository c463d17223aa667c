/**
 * The corpus of real and of difficult snapshot files against arrays that our readers have not touched: VTK's own, or
 * the solver's. Each folder of the corpus is a class that lists its files and says what they must hold.
 */
package org.latentrom.benchmarks.conformance;
