/** The commands that talk to a running coordinator over its HTTP API: submit, status, cancel, retry, gate. */
package dev.lull.standalone.client;
