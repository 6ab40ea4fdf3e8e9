/** Taking in files against a real Kafka and a real Redis. */
package dev.lull.standalone.intake;
