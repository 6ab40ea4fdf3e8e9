/** The processes of an installation, and what is done to them. */
package dev.lull.bench.chaos.fault;
