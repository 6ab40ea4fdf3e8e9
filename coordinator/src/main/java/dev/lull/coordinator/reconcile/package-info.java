/** Finding what got lost between the ledger and the queue, and publishing it again. */
package dev.lull.coordinator.reconcile;
