package dev.rapport.common.condition;

import dev.rapport.events.field.EventField;
import dev.rapport.events.field.FieldType;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a condition compares a field with a value. */
public enum Operator {
    EQ("eq"),
    NE("ne"),
    IN("in"),
    NIN("nin"),
    LT("lt"),
    LTE("lte"),
    GT("gt"),
    GTE("gte"),
    BETWEEN("between"),
    CONTAINS(
            "contains"),
    STARTS_WITH("startsWith"),
    IS_NULL("isNull"),
    NOT_NULL("notNull"),
    WITHIN_DAYS(
            "withinDays"),
    OLDER_THAN_DAYS("olderThanDays"),
    /** The field has the value since what has just happened; only rules, which look at what happens, understand it. */
    CHANGED_TO("changedTo");

    private static final Set<Operator> OF_ALL = EnumSet.of(EQ, NE, IN, NIN, IS_NULL, NOT_NULL, CHANGED_TO);
    private static final Set<Operator> OF_TEXT = EnumSet.of(CONTAINS, STARTS_WITH);
    private static final Set<Operator> OF_ORDERED = EnumSet.of(LT, LTE, GT, GTE, BETWEEN);
    private static final Set<Operator> OF_TIME = EnumSet.of(WITHIN_DAYS, OLDER_THAN_DAYS);

    private final String code;

    Operator(String code) {
        this.code = code;
    }

    /** As a condition writes it. */
    public String code() {
        return code;
    }

    static @Nullable Operator of(@Nullable String code) {
        return Arrays.stream(values()).filter(operator -> operator.code.equals(code)).findFirst().orElse(null);
    }

    static String codes(Set<Operator> operators) {
        return operators.stream().map(Operator::code).collect(Collectors.joining(", "));
    }

    /** Those that a list of records understands of a field, in the order of the language; none if it is a structure. */
    public static List<String> codesOf(EventField field) {
        return of(field).stream().filter(operator -> operator != CHANGED_TO).map(Operator::code).toList();
    }

    /** Those that a field can be compared with. */
    static Set<Operator> of(EventField field) {
        var operators = EnumSet.noneOf(Operator.class);
        if (isComparable(field)) {
            operators.addAll(OF_ALL);
            if (Key.isText(field.type())) {
                operators.addAll(OF_TEXT);
            }
            if (Key.isOrdered(field.type())) {
                operators.addAll(OF_ORDERED);
            }
            if (field.type() == FieldType.DAY || field.type() == FieldType.INSTANT) {
                operators.addAll(OF_TIME);
            }
        }
        return operators;
    }

    /** Whether a condition can name a field: what is no structure, of which a list of money is one. */
    public static boolean isComparable(EventField field) {
        return field.type() != FieldType.OBJECT && !(field.type() == FieldType.MONEY && field.list());
    }

    boolean takesValue() {
        return this != IS_NULL && this != NOT_NULL;
    }
}
