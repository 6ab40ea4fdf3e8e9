/** Decides whether a run went well: rules over plain data, which know nothing of Lull's own code. */
package dev.lull.bench.chaos.check;
