/** Putting finished units together to the result. */
package dev.lull.convert.assemble;
