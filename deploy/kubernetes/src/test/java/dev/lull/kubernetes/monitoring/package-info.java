/**
 * Alerts and dashboards: one source for Compose and Kubernetes, and no metric in them that is not in
 * {@code docs/metrics.md}.
 */
package dev.lull.kubernetes.monitoring;
