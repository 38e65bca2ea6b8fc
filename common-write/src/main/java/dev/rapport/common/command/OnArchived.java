package dev.rapport.common.command;

/**
 * Marks commands that a record takes although it has been archived: those that restore it, and those that a person has
 * a right to.
 */
public interface OnArchived {}
