/**
 * Objects in an S3 bucket, in our own words: the AWS SDK is known here and nowhere else. Every failure is classified
 * once, by {@link dev.lull.s3.BucketException}.
 */
package dev.lull.s3;
