/** To be told. */
package dev.lull.upload;
