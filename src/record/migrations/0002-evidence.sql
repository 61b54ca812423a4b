-- An event with its sentence, as searches find it. `day`: its own or its report's; `words`: the sentence as searches see it; `json`: the evidence.
create table evidence (
  position integer not null,
  number integer not null,
  event varchar not null,
  document varchar not null,
  codes varchar[] not null,
  type varchar not null,
  day varchar not null,
  publisher varchar,
  factuality varchar not null,
  counted boolean not null,
  place varchar,
  country varchar,
  words varchar not null,
  json varchar not null
);
create table documents (position integer not null, id varchar not null);
create index documents_id on documents (id);
create table events (event varchar not null, position integer not null);
create index events_event on events (event);
create table tally (json varchar not null);
