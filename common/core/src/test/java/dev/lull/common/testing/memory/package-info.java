/**
 * Twins in memory of the ledger, the queue and the store, for tests; they pass the contract suites of the real ones.
 */
package dev.lull.common.testing.memory;
