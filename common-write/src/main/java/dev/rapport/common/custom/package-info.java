/** Fields that a company has defined for its records: what this service knows of them, and how it checks their values. */
@NullMarked
package dev.rapport.common.custom;

import org.jspecify.annotations.NullMarked;
