/** A run of the whole product under a seeded sequence of faults, and what an independent checker finds afterwards. */
package dev.lull.bench.chaos;
