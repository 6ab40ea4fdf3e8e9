/**
 * The trace of each file: what happened to it, and when, in all processes that worked on it. Everything here goes
 * through the API of OpenTelemetry and does nothing unless a process exports traces; that is the module
 * {@code common/tracing}.
 */
package dev.lull.common.trace;
