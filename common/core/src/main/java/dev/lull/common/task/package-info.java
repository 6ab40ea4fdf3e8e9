/** The work that travels through the topics: what each record says, and where it goes. JDK only. */
package dev.lull.common.task;
