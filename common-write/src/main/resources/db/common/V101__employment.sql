-- As what somebody works here and when: 2016-03-01T00:00:00Z/2018-06-30T00:00:00Z 2020-01-01T00:00:00Z/
alter table staff add column role text, add column employed text;

-- What was read before is read once more, while the rows that are there go on to answer.
update staff set sequence = -1;
delete from projection_checkpoint where projection = 'staff';
delete from projection_sequence where projection = 'staff';
