/** What the tests of the whole share: servers to run against. */
package dev.lull.standalone.testing;
