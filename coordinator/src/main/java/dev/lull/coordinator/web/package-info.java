/**
 * The coordinator's HTTP API below {@code /api/v1}: what callers may ask, and the shape of the answers. docs/api.md
 * describes it with examples.
 */
package dev.lull.coordinator.web;
