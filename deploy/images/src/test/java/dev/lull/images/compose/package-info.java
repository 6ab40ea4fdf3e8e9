/** The compose file in {@code deploy/compose}, read without an engine. */
@NullMarked
package dev.lull.images.compose;

import org.jspecify.annotations.NullMarked;
