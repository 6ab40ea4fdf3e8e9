/** What a convert worker counts: how long units take, how fast they are made, and what work was in vain. */
package dev.lull.convert.meter;
