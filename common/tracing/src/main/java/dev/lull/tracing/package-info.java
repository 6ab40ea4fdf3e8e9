/**
 * Exports what roles tell of files, by OpenTelemetry's SDK. It is loaded only where {@code tracing.exporter} asks for
 * it.
 */
package dev.lull.tracing;
