package dev.rapport.common.command;

/**
 * Something command handlers may take as a parameter, by its type.
 *
 * @param type
 *            the parameter's type
 * @param instance
 *            what is passed
 * @param <T>
 *            the type
 */
public record Injectable<T>(Class<T> type, T instance) {}
