/** The ledger against a real Redis: its contract, its text, and what it does when Redis goes away. */
package dev.lull.standalone.ledger;
