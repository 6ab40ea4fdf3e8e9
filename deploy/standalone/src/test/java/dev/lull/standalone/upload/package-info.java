/** The upload worker on a real queue and a real ledger. */
package dev.lull.standalone.upload;
