/** What the images cost, measured; see {@code docs/images.md}. */
package dev.lull.containers.figures;
