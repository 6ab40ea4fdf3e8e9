/**
 * Publishing what has been decided: ready files immediately, deferred ones behind all ready files of their submission.
 */
package dev.lull.coordinator.dispatch;
