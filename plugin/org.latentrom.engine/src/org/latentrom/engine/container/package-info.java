/** The one file format of all saved models: a kind, a version, a JSON header, named arrays, a checksum. */
package org.latentrom.engine.container;
