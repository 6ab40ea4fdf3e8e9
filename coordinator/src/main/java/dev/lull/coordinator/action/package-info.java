/** What people ask for with files that were submitted: to cancel them, or to try them again. */
package dev.lull.coordinator.action;
