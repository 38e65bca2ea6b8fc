-- Employees as read from Kafka: only what deciding about permissions needs.
create table staff (
    employee_id uuid    primary key,
    manager_id  uuid,
    active      boolean not null,
    sequence    bigint  not null
);
