/** Pipelines: the stages that deals go through. */
@NullMarked
package dev.rapport.reporting.resource.pipeline;

import org.jspecify.annotations.NullMarked;
