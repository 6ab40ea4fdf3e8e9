/**
 * What the system can do and Java has no call for, or not in one step: signals, files opened without waiting, private
 * files.
 */
package dev.lull.common.posix;
