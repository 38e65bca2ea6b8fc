/** Fields that a company has defined: what this service knows of them, and how it checks values in them. */
@NullMarked
package dev.rapport.common.custom;

import org.jspecify.annotations.NullMarked;
