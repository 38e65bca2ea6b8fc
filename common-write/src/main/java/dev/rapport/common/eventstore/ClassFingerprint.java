package dev.rapport.common.eventstore;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;

/** Names the shape of a class and of our own classes its fields hold: it changes when a field does. */
final class ClassFingerprint {

    private static final Map<Class<?>, String> KNOWN = new ConcurrentHashMap<>();

    private ClassFingerprint() {}

    static String of(Class<?> type) {
        return KNOWN.computeIfAbsent(type, ClassFingerprint::compute);
    }

    private static String compute(Class<?> type) {
        var classes = new LinkedHashSet<Class<?>>();
        collect(type, classes);
        var shape = new StringBuilder();
        classes.stream().sorted(Comparator.comparing(Class::getName)).forEach(each -> {
            var fields = new TreeSet<String>();
            for (Field field : each.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers())) {
                    fields.add(field.getName() + ":" + field.getGenericType().getTypeName());
                }
            }
            shape.append(each.getName()).append(fields);
        });
        var crc = new CRC32();
        crc.update(shape.toString().getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(crc.getValue());
    }

    private static void collect(Class<?> type, Set<Class<?>> classes) {
        if (!type.getName().startsWith("dev.rapport.") || !classes.add(type)) {
            return;
        }
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            for (Field field : each.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    collect(field.getType(), classes);
                    if (field.getGenericType() instanceof java.lang.reflect.ParameterizedType parameterized) {
                        for (var argument : parameterized.getActualTypeArguments()) {
                            if (argument instanceof Class<?> held) {
                                collect(held, classes);
                            }
                        }
                    }
                }
            }
            if (each.getSuperclass() != null) {
                collect(each.getSuperclass(), classes);
            }
        }
    }
}
