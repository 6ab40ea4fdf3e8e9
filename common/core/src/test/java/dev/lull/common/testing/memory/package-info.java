/**
 * Twins of the adapters, in memory: what a test needs of the world, in milliseconds and without a server. They pass the
 * contracts that the adapters pass.
 */
package dev.lull.common.testing.memory;
