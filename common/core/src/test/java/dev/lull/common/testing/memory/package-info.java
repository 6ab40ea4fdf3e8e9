/** The ledger in memory, for tests of what uses a ledger. It passes the contracts that the ledger on Redis passes. */
package dev.lull.common.testing.memory;
