/** What every role is made of. */
package dev.lull.common.role;
