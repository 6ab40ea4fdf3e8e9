/** Deciding what becomes of a file: immediately to the target, converted first, or left alone, and why. */
package dev.lull.coordinator.classify;
