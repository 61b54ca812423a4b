-- An event with its sentence, as searches find it, the newest first by `line`. `day`: its own or its report's; `words`: the sentence as searches see it; `json`: the evidence.
create table evidence (
  position integer not null,
  line integer not null,
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
-- `listed`: what a list shows of a report.
create table documents (position integer not null, id varchar not null, listed varchar not null);
create table events (event varchar not null, position integer not null);
create table tally (json varchar not null);
