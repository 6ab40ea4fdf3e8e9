/**
 * Work in motion: publishing it, taking it, and deciding when deferred work may be taken at all. The adapter to Kafka
 * is the module {@code common/kafka}; everything here imports only the JDK.
 */
package dev.lull.common.queue;
