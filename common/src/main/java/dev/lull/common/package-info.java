/** To be told. */
package dev.lull.common;
