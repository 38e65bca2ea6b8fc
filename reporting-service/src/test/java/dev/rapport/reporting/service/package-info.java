/** The whole reporting service, over HTTP. */
@NullMarked
package dev.rapport.reporting.service;

import org.jspecify.annotations.NullMarked;
