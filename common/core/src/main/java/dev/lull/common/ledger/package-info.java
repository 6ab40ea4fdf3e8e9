/**
 * What is true: the state of every file, submission and conversion. The adapter to Redis is the module
 * {@code common/redis}; everything here imports only the JDK.
 */
package dev.lull.common.ledger;
