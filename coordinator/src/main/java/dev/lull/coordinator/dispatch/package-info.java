/** Publishing what has been decided: ready files at once, deferred ones behind all ready files of their submission. */
package dev.lull.coordinator.dispatch;
