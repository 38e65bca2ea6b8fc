package dev.rapport.common.refusal;

/** What was asked for is refused and nothing has changed. The message holds no value of any record. */
public abstract sealed class RefusedException extends RuntimeException
        permits BrokenRuleException, ForbiddenException, InvalidFieldException, NoSuchRecordException,
        StaleVersionException {

    RefusedException(String message) {
        super(message);
    }
}
