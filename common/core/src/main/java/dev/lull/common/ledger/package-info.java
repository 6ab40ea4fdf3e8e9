/**
 * What is true: the state of every file, submission and conversion. The adapter to Redis is in {@code ledger.redis};
 * everything else here imports only the JDK.
 */
package dev.lull.common.ledger;
