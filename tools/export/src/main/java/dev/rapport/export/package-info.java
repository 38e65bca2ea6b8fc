/** {@code rapport export}: the topics as files that other tools read. */
@NullMarked
package dev.rapport.export;

import org.jspecify.annotations.NullMarked;
