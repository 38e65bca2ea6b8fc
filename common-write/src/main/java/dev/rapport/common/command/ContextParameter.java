package dev.rapport.common.command;

import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.ParameterResolver;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.jspecify.annotations.Nullable;

/** Gives command handlers the {@link Context} of their command; public because Axon makes it by reflection. */
public final class ContextParameter implements ParameterResolverFactory {

    @Override
    public @Nullable ParameterResolver<Context> createInstance(Executable handler, Parameter[] parameters, int index) {
        return parameters[index].getType() == Context.class ? new FromMessage() : null;
    }

    private static final class FromMessage implements ParameterResolver<Context> {

        @Override
        public Context resolveParameterValue(Message<?> message) {
            return Context.of(message);
        }

        /** A guard that asks for the context must never be passed over. */
        @Override
        public boolean matches(Message<?> message) {
            return true;
        }
    }
}
