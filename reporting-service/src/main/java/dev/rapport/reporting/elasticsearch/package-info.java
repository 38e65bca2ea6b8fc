/**
 * How read models live in Elasticsearch: the client, indices in copies behind an alias, guarded writes, checkpoints,
 * refreshes on demand.
 */
@NullMarked
package dev.rapport.reporting.elasticsearch;

import org.jspecify.annotations.NullMarked;
