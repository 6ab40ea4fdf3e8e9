/** The commands that talk to a running coordinator over its HTTP API: submit, status, gate. */
package dev.lull.coordinator.cli;
