-- Accounts belong to the instance. A person sees only their own row; look-ups go through functions
-- that answer one exact question.
create schema identity;
grant usage on schema identity to nagara_app;

create table identity.account (
  id uuid primary key,
  kind text not null check (kind in ('resident', 'staff')),
  name text,
  language text,
  mobile_sealed bytea,
  mobile_index bytea,
  login text unique,
  password_hash text,
  totp_sealed bytea,
  totp_last_step bigint,
  failed_attempts smallint not null default 0,
  locked_until timestamptz,
  created_at timestamptz not null default now(),
  check (kind <> 'staff' or (login is not null and password_hash is not null))
);
-- Not unique: one phone serves several people, so signing in is number plus person.
create index account_mobile on identity.account (mobile_index);
alter table identity.account enable row level security;
alter table identity.account force row level security;
create policy own on identity.account to nagara_app
  using (id = current_setting('app.account')::uuid)
  with check (id = current_setting('app.account')::uuid);
do $$ begin
  execute format('create policy owner on identity.account to %I using (true) with check (true)', current_user);
end $$;
grant select, insert, update on identity.account to nagara_app;

create function identity.accounts_of_mobile(wanted bytea)
returns table (id uuid, name text, language text)
language sql stable security definer set search_path = identity, pg_temp as $$
  select id, name, language from identity.account
  where mobile_index = wanted and kind = 'resident' order by created_at limit 20
$$;

create function identity.staff_of_login(wanted text)
returns table (id uuid, name text, language text, password_hash text, totp_sealed bytea,
  totp_last_step bigint, locked_until timestamptz)
language sql stable security definer set search_path = identity, pg_temp as $$
  select id, name, language, password_hash, totp_sealed, totp_last_step, locked_until
  from identity.account where login = lower(wanted) and kind = 'staff'
$$;

-- Five wrong tries lock an account for 15 minutes; a right one clears the count.
-- No row comes back when the code's step was used meanwhile: of two at once, one signs in.
create function identity.note_attempt(wanted uuid, succeeded boolean, step bigint)
returns setof boolean language sql security definer set search_path = identity, pg_temp as $$
  update identity.account set
    failed_attempts = case when succeeded then 0 else failed_attempts + 1 end,
    locked_until = case when succeeded then null
      when failed_attempts + 1 >= 5 then clock_timestamp() + interval '15 minutes' else locked_until end,
    totp_last_step = coalesce(step, totp_last_step)
  where id = wanted and (step is null or totp_last_step is null or totp_last_step < step)
  returning true
$$;

-- One-time passwords: hashed, for one purpose and one number, five tries, five minutes.
create table identity.otp (
  id uuid primary key,
  mobile_index bytea not null,
  purpose text not null,
  code_hash bytea not null,
  tries_left smallint not null default 5,
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null
);
create index otp_expiry on identity.otp (expires_at);
grant select, insert, update, delete on identity.otp to nagara_app;

-- Takes one try; a right code is used up in the same statement, so it works once.
create function identity.use_otp(otp_id uuid, for_purpose text, hash bytea)
returns table (outcome text, mobile_index bytea)
language plpgsql security definer set search_path = identity, pg_temp as $$
declare
  found identity.otp;
begin
  update identity.otp o set tries_left = o.tries_left - 1 where o.id = otp_id returning * into found;
  if found.id is null or found.purpose <> for_purpose then
    return query select 'unknown', null::bytea;
  elsif found.expires_at < clock_timestamp() then
    return query select 'expired', null::bytea;
  elsif found.tries_left < 0 then
    return query select 'spent', null::bytea;
  elsif found.code_hash <> hash then
    return query select 'wrong', null::bytea;
  else
    delete from identity.otp o where o.id = otp_id;
    return query select 'right', found.mobile_index;
  end if;
end $$;
