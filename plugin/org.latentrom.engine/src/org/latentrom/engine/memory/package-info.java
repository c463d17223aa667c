/** Memory is asked for before it is taken, so that what does not fit ends with a remedy. */
package org.latentrom.engine.memory;
