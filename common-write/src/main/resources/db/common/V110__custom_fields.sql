-- The fields that the company has defined, as read from Kafka.
create table custom_field (
    field_id   uuid    primary key,
    entity     text    not null,
    key        text    not null,
    definition text    not null,
    archived   boolean not null,
    sequence   bigint  not null
);
create index custom_field_entity on custom_field (entity);
