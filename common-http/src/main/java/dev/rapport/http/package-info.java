/** How requests are taken, by the services and by the gateway, which share nothing else. */
@NullMarked
package dev.rapport.http;

import org.jspecify.annotations.NullMarked;
