-- The fields that the company has defined, changed in the transaction of their events: how many there are is a rule.
create table defined_field (
    field_id uuid    primary key,
    entity   text    not null,
    active   boolean not null
);
create index defined_field_entity on defined_field (entity);
