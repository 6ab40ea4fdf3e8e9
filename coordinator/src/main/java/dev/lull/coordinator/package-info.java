/** The coordinator: takes submissions in, answers over HTTP, and repairs what crashes left behind. */
package dev.lull.coordinator;
