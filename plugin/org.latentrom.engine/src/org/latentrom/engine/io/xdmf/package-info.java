/** XDMF files: grids taken apart (GridTree), meshes (GridMesh), numbers (DataItems), and what they refer to. */
package org.latentrom.engine.io.xdmf;
