/** Finding what got lost, against a real Kafka and a real Redis. */
package dev.lull.standalone.reconcile;
