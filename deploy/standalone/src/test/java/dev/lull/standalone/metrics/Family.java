package dev.lull.standalone.metrics;

import java.util.Set;

/** A metric as Prometheus sees it: all series of one name. */
record Family(String name, String type, Set<String> labels) {}
