@NullMarked
package dev.rapport.export;

import org.jspecify.annotations.NullMarked;
