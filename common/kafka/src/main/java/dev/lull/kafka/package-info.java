/**
 * Kafka as the queue: what a record looks like, and how tasks are published, taken, counted and given back. Kafka's
 * types stay in this package.
 */
package dev.lull.kafka;
