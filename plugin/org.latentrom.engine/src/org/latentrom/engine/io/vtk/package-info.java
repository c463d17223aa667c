/** Reads what VTK writes as XML: data sets of all kinds, their pieces and blocks, and lists of files. */
package org.latentrom.engine.io.vtk;
