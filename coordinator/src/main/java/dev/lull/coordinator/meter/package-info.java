/** What a coordinator tells of the whole installation as metrics: its gate, what waits, and what the ledger says. */
package dev.lull.coordinator.meter;
