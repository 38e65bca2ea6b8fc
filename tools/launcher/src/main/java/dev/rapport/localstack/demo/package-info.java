/** Customers, and months of work with them, as people would have entered them through the public API. */
@NullMarked
package dev.rapport.localstack.demo;

import org.jspecify.annotations.NullMarked;
