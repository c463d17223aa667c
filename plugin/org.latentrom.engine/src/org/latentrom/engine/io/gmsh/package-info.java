/** Gmsh's format, {@code .msh}, versions 2.2 and 4.1 (Gmsh Reference Manual, chapter "Gmsh file formats"). */
package org.latentrom.engine.io.gmsh;
