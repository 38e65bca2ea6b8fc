/** What a service that writes remembers of records that belong to another one. */
@NullMarked
package dev.rapport.common.directory;

import org.jspecify.annotations.NullMarked;
