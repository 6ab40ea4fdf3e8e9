/**
 * The upload worker: takes images, then compatible videos, then converted files, and brings them to the target. Each
 * file is settled by itself: it arrived and has a receipt, or it is quarantined with a reason.
 */
package dev.lull.upload;
