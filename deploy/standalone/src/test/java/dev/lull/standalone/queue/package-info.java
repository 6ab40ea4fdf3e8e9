/** The queue against a real broker: what the rest of Lull relies on when it takes, finishes and gives back work. */
package dev.lull.standalone.queue;
