/** Comparing the ledger with what is at the target. */
package dev.lull.coordinator.verify;
