package dev.rapport.events.field;

import java.util.List;

/** What the values of a custom field are. In JSON they are written as those of other fields of that type. */
public enum CustomType implements Coded {
    /** Text, of several lines if need be. */
    TEXT(FieldType.PROSE),
    /** A whole number that every reader of JSON can hold. */
    INTEGER(FieldType.INTEGER),
    /** A decimal number, as text. */
    DECIMAL(FieldType.DECIMAL),
    /** An amount in a currency. */
    MONEY(FieldType.MONEY),
    /** True or false. */
    BOOLEAN(FieldType.BOOLEAN),
    /** A day. */
    DATE(FieldType.DAY),
    /** An instant in UTC. */
    INSTANT(FieldType.INSTANT),
    /** The key of one option. */
    CHOICE(FieldType.CHOICE),
    /** The keys of several options. */
    MULTI_CHOICE(FieldType.CHOICE),
    /** An e-mail address. */
    EMAIL(FieldType.EMAIL),
    /** A phone number. */
    PHONE(FieldType.PHONE),
    /** The address of a web site. */
    URL(FieldType.URL),
    /** The id of an employee. */
    EMPLOYEE(FieldType.REFERENCE),
    /** The id of a contact. */
    CONTACT(FieldType.REFERENCE),
    /** The id of an account. */
    ACCOUNT(FieldType.REFERENCE);

    private final FieldType meaning;

    CustomType(FieldType meaning) {
        this.meaning = meaning;
    }

    /** The type of each value. */
    public FieldType meaning() {
        return meaning;
    }

    /** Whether a record has several values. */
    public boolean isList() {
        return this == MULTI_CHOICE;
    }

    /** Whether values are keys of options. */
    public boolean hasOptions() {
        return meaning == FieldType.CHOICE;
    }

    /** The kinds of records whose ids values are. */
    public List<String> references() {
        return meaning == FieldType.REFERENCE ? List.of(code()) : List.of();
    }

    /** Whether a value can tell who somebody is. */
    public boolean canNamePeople() {
        return switch (this) {
            case TEXT, EMAIL, PHONE, URL, CONTACT -> true;
            case INTEGER, DECIMAL, MONEY, BOOLEAN, DATE, INSTANT, CHOICE, MULTI_CHOICE, EMPLOYEE, ACCOUNT -> false;
        };
    }

    /** Whether one value is less than another, so that there can be a least and a greatest. */
    public boolean isOrdered() {
        return switch (this) {
            case INTEGER, DECIMAL, DATE, INSTANT -> true;
            // Amounts of different currencies have no order.
            case MONEY, TEXT, BOOLEAN, CHOICE, MULTI_CHOICE, EMAIL, PHONE, URL, EMPLOYEE, CONTACT, ACCOUNT -> false;
        };
    }
}
