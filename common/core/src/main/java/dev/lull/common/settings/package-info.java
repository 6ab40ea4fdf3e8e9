/** Every setting of every process: declared once, read from file, environment and command line, checked all at once. */
package dev.lull.common.settings;
