/** Answers that are compressed with Brotli for callers that read it; the web server itself compresses with gzip. */
@NullMarked
package dev.rapport.gateway.compression;

import org.jspecify.annotations.NullMarked;
