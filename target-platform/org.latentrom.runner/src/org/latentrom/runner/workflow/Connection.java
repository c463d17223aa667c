package org.latentrom.runner.workflow;

/** From an output to an input; port 0 is for flow variables, the first data port is 1. */
public record Connection(int source, int sourcePort, int dest, int destPort) {
}
