/** VTK's legacy format, {@code .vtk}, versions 1.0 to 5.1 (VTK File Formats, part "Simple Legacy Formats"). */
package org.latentrom.engine.io.legacy;
