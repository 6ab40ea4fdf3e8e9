/**
 * Starting and stopping: what was started last is closed first, and intake stops everywhere before anything is closed.
 * And waiting for servers that are away.
 */
package dev.lull.common.lifecycle;
