/** Views: how people like to look at lists, kept for themselves or shared. */
@NullMarked
package dev.rapport.contact.view;

import org.jspecify.annotations.NullMarked;
