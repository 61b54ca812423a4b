-- Made when all is loaded: one by one the rows would be put in their places far more slowly.
create index parties_code on parties (code);
create index documents_id on documents (id);
create index events_event on events (event);
