/** The demo data against a public API that only listens. */
@NullMarked
package dev.rapport.localstack.demo;

import org.jspecify.annotations.NullMarked;
