/**
 * Files that are sent over HTTP, in one call or many, or come from a chat: they are kept in a folder of their own, each
 * is a submission once it is whole, and it is deleted there once it has arrived at the target.
 */
@NullMarked
package dev.lull.coordinator.receive;

import org.jspecify.annotations.NullMarked;
