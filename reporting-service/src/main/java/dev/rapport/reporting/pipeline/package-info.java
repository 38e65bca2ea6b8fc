/**
 * What is in the pipeline, now or as of any instant? Also the history of every deal that the funnel and the forecast
 * count.
 */
@NullMarked
package dev.rapport.reporting.pipeline;

import org.jspecify.annotations.NullMarked;
