-- Contacts, accounts and leads as read from Kafka: only what deciding about an interaction's customer needs.
create table known_customer (
    customer_id uuid    primary key,
    type        text    not null,
    erased      boolean not null,
    sequence    bigint  not null
);
