/** Twins of the adapters, in memory: what a test needs of the world, in milliseconds and without a server. */
package dev.lull.common.testing.memory;
