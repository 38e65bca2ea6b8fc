-- A name without what people write in different ways: case, width, blanks and punctuation.
create function name_key(name text) returns text language sql immutable strict parallel safe as $$
    select lower(regexp_replace(normalize(name collate "pg_c_utf8", nfkc), '[[:space:][:punct:]]+', '', 'g'))
$$;

-- By what an account or a contact is found that a lead may be already.
create index event_name_key on event ((name_key(data ->> 'name') collate "C"))
    where aggregate_type in ('account', 'contact');
create index event_contact_email on event ((data ->> 'email')) where aggregate_type = 'contact';
create index event_contact_phone on event ((data ->> 'phone')) where aggregate_type = 'contact';
