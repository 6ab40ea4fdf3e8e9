/** Makes media and hands it over, as people and scripts do. */
package dev.lull.bench.chaos.work;
