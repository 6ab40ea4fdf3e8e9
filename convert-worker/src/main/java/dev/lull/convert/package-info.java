/** To be told. */
package dev.lull.convert;
