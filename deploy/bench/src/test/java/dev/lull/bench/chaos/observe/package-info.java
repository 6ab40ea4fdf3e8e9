/** Reads target, Redis, topics and processes with means of its own, and none of Lull's. */
package dev.lull.bench.chaos.observe;
