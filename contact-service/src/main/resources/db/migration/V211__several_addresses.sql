-- Of a list of objects, what each has under a name.
create function parts(items json, part text) returns text[] language sql immutable strict parallel safe as $$
    select coalesce(array_agg(item ->> part), '{}') from json_array_elements(items) item
$$;

-- By what a contact is found that has several addresses or numbers.
create index event_contact_emails on event using gin (parts(data -> 'emails', 'address'))
    where aggregate_type = 'contact' and data -> 'emails' is not null;
create index event_contact_phones on event using gin (parts(data -> 'phones', 'number'))
    where aggregate_type = 'contact' and data -> 'phones' is not null;
