/**
 * Hostile files read in a Java of its own with 64 MB of heap: whatever is in them, the reader ends soon, with snapshots
 * or an exception of ours, and opens nothing outside of their folder and no connection.
 */
package org.latentrom.engine.io.fuzz;
