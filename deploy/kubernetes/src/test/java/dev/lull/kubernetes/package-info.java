/** Checks that the manifests of {@code deploy/kubernetes} are valid and hold together; there is no main code. */
@NullMarked
package dev.lull.kubernetes;

import org.jspecify.annotations.NullMarked;
