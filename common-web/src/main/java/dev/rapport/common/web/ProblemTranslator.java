package dev.rapport.common.web;

import org.jspecify.annotations.Nullable;

/** Knows which problem an exception of some library stands for. */
@FunctionalInterface
public interface ProblemTranslator {

    /** The problem, or null when this translator does not know the exception. */
    @Nullable
    ProblemException translate(Throwable exception);
}
