/** One media file and its life: what kind it is, which states it may pass through, why it may fail. JDK only. */
package dev.lull.common.media;
