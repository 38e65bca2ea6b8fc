/**
 * Which record has these words? One index over all records, in English, Chinese and Thai; the lists are filtered from
 * it too.
 */
@NullMarked
package dev.rapport.reporting.search;

import org.jspecify.annotations.NullMarked;
