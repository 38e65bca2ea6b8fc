/** What a run tells: a table, JSON and a picture. */
@NullMarked
package dev.rapport.torture.report;

import org.jspecify.annotations.NullMarked;
