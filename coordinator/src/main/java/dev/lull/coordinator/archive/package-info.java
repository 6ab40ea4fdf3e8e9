/** What is in an archive, entry by entry: formats, names, limits. Nothing here knows of media or of the ledger. */
@org.jspecify.annotations.NullMarked
package dev.lull.coordinator.archive;
