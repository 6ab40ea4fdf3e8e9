/** The whole journey in containers, and what may happen to them on the way. */
package dev.lull.containers.journey;
