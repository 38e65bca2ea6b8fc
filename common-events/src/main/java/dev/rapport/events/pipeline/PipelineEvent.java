package dev.rapport.events.pipeline;

import dev.rapport.events.DomainEvent;

/** A pipeline: the stages a deal goes through. */
public sealed interface PipelineEvent extends DomainEvent permits PipelineCreated, PipelineChanged {}
