/** What the tests of every module share: an ffmpeg and media made with it. */
package dev.lull.common.testing;
