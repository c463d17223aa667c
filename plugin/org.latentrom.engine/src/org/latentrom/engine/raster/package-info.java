/**
 * From meshes to pixels: interpolation weights are built once a mesh and grid and applied to all snapshots on it.
 * Plain Java.
 */
package org.latentrom.engine.raster;
