/** What the system can do and Java has no call for: signals to a process, a file opened without waiting. */
package dev.lull.common.posix;
