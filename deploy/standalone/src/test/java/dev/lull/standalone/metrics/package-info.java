/** What is scraped of the roles, held against {@code docs/metrics.md}. */
package dev.lull.standalone.metrics;
