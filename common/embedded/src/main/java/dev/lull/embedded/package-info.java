/**
 * The servers of the one-machine default: a Kafka broker in this process and a Redis that dies with it, both on
 * loopback.
 */
package dev.lull.embedded;
