/** What must hold between the resources, one class for each rule. */
@NullMarked
package dev.lull.kubernetes.rule;

import org.jspecify.annotations.NullMarked;
