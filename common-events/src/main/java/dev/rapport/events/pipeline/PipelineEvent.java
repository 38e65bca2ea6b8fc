package dev.rapport.events.pipeline;

import dev.rapport.events.DomainEvent;
import dev.rapport.events.Family;

/** A pipeline: the stages a deal goes through. */
@Family(aggregate = "pipeline", owner = "deal-service")
public sealed interface PipelineEvent extends DomainEvent permits PipelineCreated, PipelineChanged {}
