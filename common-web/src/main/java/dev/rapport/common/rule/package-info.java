/** What rules have in common for those who record them and those who try them. */
@NullMarked
package dev.rapport.common.rule;

import org.jspecify.annotations.NullMarked;
