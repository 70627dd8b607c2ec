-- A person as one city knows them, linked to the account of the instance where there is one.
create schema party;
grant usage on schema party to nagara_app;

create table party.party (
  tenant_id int not null,
  id uuid not null,
  account_id uuid,
  name text,
  mobile_sealed bytea,
  mobile_index bytea,
  language text,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id)
);
create unique index party_account on party.party (tenant_id, account_id) where account_id is not null;
create index party_mobile on party.party (tenant_id, mobile_index);
select kernel.protect('party.party');
