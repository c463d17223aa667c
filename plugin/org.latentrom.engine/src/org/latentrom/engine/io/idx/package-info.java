/** Images and their labels in the IDX format, in which the MNIST digits are given away. */
package org.latentrom.engine.io.idx;
