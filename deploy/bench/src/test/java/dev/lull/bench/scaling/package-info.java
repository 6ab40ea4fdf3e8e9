/**
 * How far Lull goes: a simulation of gate, queue and fleet for what no machine here is large enough for, the counts
 * that the arithmetic of {@code docs/scaling.md} rests on, and a small real run that the simulation is compared with.
 */
package dev.lull.bench.scaling;
