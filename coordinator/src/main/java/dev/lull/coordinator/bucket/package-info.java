/** Objects that come into buckets are taken in as their servers tell of them on a topic, each once. */
@NullMarked
package dev.lull.coordinator.bucket;

import org.jspecify.annotations.NullMarked;
