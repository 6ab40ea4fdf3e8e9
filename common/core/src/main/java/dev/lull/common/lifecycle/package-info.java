/**
 * Starting and stopping: what was started last is closed first, and intake stops everywhere before anything is closed.
 */
package dev.lull.common.lifecycle;
