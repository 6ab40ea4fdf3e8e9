/** What Lull is at, as a person sees it: a picture that is kept up to date on a terminal, plain lines elsewhere. */
package dev.lull.standalone.progress;
