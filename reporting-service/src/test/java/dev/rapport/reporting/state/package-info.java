@NullMarked
package dev.rapport.reporting.state;

import org.jspecify.annotations.NullMarked;
