/** Tests of the driver against a server of their own. */
@NullMarked
package dev.rapport.driver;

import org.jspecify.annotations.NullMarked;
