@NullMarked
package dev.rapport.events.field;

import org.jspecify.annotations.NullMarked;
