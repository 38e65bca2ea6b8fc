/** How far a customer has come and how much they matter: shared by contacts and accounts. */
@NullMarked
package dev.rapport.contact.classification;

import org.jspecify.annotations.NullMarked;
