/** What the system can do and Java has no call for: signals to a process. */
package dev.lull.common.posix;
