package dev.rapport.common.eventstore;

import org.axonframework.config.Configurer;

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
public record Injectable<T>(Class<T> type, T instance) {

    void register(Configurer axon) {
        axon.registerComponent(type, configuration -> instance);
    }
}
