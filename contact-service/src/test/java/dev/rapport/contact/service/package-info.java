/** The whole service on real servers: what its API answers, stores and publishes. */
@NullMarked
package dev.rapport.contact.service;

import org.jspecify.annotations.NullMarked;
