/**
 * How much one caller may ask for, and in what shape. Rules go by the servlet path, which the web server has decoded as
 * the handlers will see it: the address as it was sent can spell the same path in many ways.
 */
@NullMarked
package dev.rapport.gateway.limits;

import org.jspecify.annotations.NullMarked;
