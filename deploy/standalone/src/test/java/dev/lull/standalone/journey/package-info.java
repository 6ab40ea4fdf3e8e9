/**
 * The main job from end to end, as the process a person starts: what arrives, in which order, and after which crash.
 */
package dev.lull.standalone.journey;
