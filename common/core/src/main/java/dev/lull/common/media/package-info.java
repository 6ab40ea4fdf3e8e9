/**
 * One media file and its life: what kind it is, which states it may pass through, why it may fail. JDK, and Jackson for
 * the loss list.
 */
package dev.lull.common.media;
