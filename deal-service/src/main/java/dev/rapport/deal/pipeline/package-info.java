/** Pipelines: the stages that deals go through. */
@NullMarked
package dev.rapport.deal.pipeline;

import org.jspecify.annotations.NullMarked;
