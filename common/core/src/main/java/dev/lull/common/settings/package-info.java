/** Every setting of every process: declared once, read from file, environment and command line, checked together. */
package dev.lull.common.settings;
