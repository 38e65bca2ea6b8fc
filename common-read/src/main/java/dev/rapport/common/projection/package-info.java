/** Feeds read models from Kafka: batched, idempotent, with the checkpoint inside the sink the read model lives in. */
@NullMarked
package dev.rapport.common.projection;

import org.jspecify.annotations.NullMarked;
