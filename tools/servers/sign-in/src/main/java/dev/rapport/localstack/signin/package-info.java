/** The sign-in of the local stack: an authorization server with demo people. */
@NullMarked
package dev.rapport.localstack.signin;

import org.jspecify.annotations.NullMarked;
