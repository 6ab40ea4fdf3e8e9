/** The command line, and all of Lull in one process on one machine. */
package dev.lull.standalone;
