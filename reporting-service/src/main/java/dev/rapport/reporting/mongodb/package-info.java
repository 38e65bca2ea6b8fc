/**
 * Read models in MongoDB: documents by id and nothing else, each projection with its checkpoint beside its documents.
 */
@NullMarked
package dev.rapport.reporting.mongodb;

import org.jspecify.annotations.NullMarked;
