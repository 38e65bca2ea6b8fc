package dev.rapport.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.rapport.events.field.EventFields;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/**
 * Makes every component of a record required that is not marked as {@link Nullable}, in reading and in writing: what
 * the compiler believes of an event is so, and no event is stored that nobody can read.
 */
final class NullableComponents extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** Details have no name in JSON that could be missing; their own components have. */
    private static boolean isRequired(RecordComponent component) {
        return !isNullable(component) && !EventFields.isUnwrapped(component);
    }

    @Override
    public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
        return mustBeThere(member) ? Boolean.TRUE : super.hasRequiredMarker(config, member);
    }

    @Override
    public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated member) {
        return mustBeThere(member) ? JsonSetter.Value.forValueNulls(Nulls.FAIL) : super.findSetterInfo(config, member);
    }

    @Override
    public JsonInclude.Value findPropertyInclusion(MapperConfig<?> config, Annotated member) {
        return mustBeThere(member)
                ? JsonInclude.Value.construct(JsonInclude.Include.ALWAYS, JsonInclude.Include.ALWAYS)
                : JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS);
    }

    @Override
    public @Nullable Object findNullSerializer(MapperConfig<?> config, Annotated member) {
        return mustBeThere(member) ? MissingValue.class : super.findNullSerializer(config, member);
    }

    private static boolean mustBeThere(Annotated annotated) {
        if (!(annotated instanceof AnnotatedMember member) || !member.getDeclaringClass().isRecord()) {
            return false;
        }
        var components = member.getDeclaringClass().getRecordComponents();
        if (member instanceof AnnotatedParameter parameter) {
            return parameter.getOwner().getParameterCount() == components.length
                    && isRequired(components[parameter.getIndex()]);
        }
        for (var component : components) {
            if (component.getName().equals(member.getName())) {
                return isRequired(component);
            }
        }
        return false;
    }

    /** Called in place of writing null. */
    static final class MissingValue extends ValueSerializer<Object> {

        @Override
        public void serialize(Object nothing, JsonGenerator json, SerializationContext context) {
            context.reportMappingProblem("must not be null");
        }
    }
}
