/** What makes later starts of the local stack fast: it is used once for training, and remembers. */
@NullMarked
package dev.rapport.localstack.training;

import org.jspecify.annotations.NullMarked;
