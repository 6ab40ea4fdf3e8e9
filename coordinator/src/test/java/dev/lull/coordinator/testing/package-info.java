/** What several packages' tests share: files without ffmpeg, and a coordinator's world in memory. */
package dev.lull.coordinator.testing;
