/** Where do deals get lost, and where do they wait? */
@NullMarked
package dev.rapport.reporting.funnel;

import org.jspecify.annotations.NullMarked;
