/** Conversions with everything real but the upload: what is taken when, and what a fault at any step leaves behind. */
package dev.lull.standalone.convert;
