/** The command line as its users meet it: real processes, their output, their exit status. */
package dev.lull.standalone.command;
