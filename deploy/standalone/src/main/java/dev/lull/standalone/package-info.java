/** To be told. */
package dev.lull.standalone;
