/** What the tests of services that write share: a running instance, and what an aggregate does in memory. */
@NullMarked
package dev.rapport.common.testing.write;

import org.jspecify.annotations.NullMarked;
