/**
 * KEDA's resources, version {@code v1alpha1} as of KEDA 2.18, with the fields it knows; required ones must be there.
 */
@NullMarked
package dev.lull.kubernetes.keda;

import org.jspecify.annotations.NullMarked;
